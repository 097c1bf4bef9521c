import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import type { Outcome } from '#app/platform/http/outcome'
import { plugins, PluginUnavailable } from '#app/platform/plugins/registry'
import { failed, never, ok, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'
import { channelStates } from '#app/sellers/channel_states'
import Seller from '#app/sellers/models/seller'

type ChannelState = Seller['channelState']

export type ChannelFailure = { type: 'missing' } | { type: 'check_not_offered' }

const VERBS = {
  connected: 'connect',
  login_needed: 'ask_login',
  unreachable: 'miss',
  unchecked: 'rewire',
} as const satisfies Record<ChannelState, string>

/** Asks the tax side, outside of any transaction, whether it still lets this seller issue. */
export class CheckChannel {
  async handle(input: {
    sellerId: string
    by: Actor
  }): Promise<Result<{ state: ChannelState }, ChannelFailure>> {
    const seller = await Seller.find(input.sellerId)
    if (!seller) return failed({ type: 'missing' })
    if (plugins.find('tax', seller.taxChannel)?.capabilities.quota === false)
      return failed({ type: 'check_not_offered' })

    const state = await this.#ask(seller)
    await this.#keep(seller.id, state, input.by)
    return ok({ state })
  }

  async #ask(seller: Seller): Promise<ChannelState> {
    try {
      const outcome = await plugins.use('tax', seller.taxChannel).quota(seller.taxpayerId)
      return stateFrom(outcome)
    } catch (error) {
      if (error instanceof PluginUnavailable) return 'unreachable'
      throw error
    }
  }

  #keep(sellerId: string, state: ChannelState, by: Actor): Promise<void> {
    return db.transaction(async (trx) => {
      const seller = await Seller.query({ client: trx })
        .where('id', sellerId)
        .forUpdate()
        .firstOrFail()
      await seller.merge({ channelCheckedAt: clock.now() }).save()
      // A check that finds what it found before is no change of state.
      if (seller.channelState !== state)
        await transition(channelStates, seller, VERBS[state], { by, trx })
      const entry = { action: 'sellers.channel_checked', subject: 'seller', subjectId: sellerId }
      await record({ actor: by, ...entry, details: { state } }, trx)
    })
  }
}

function stateFrom({ status }: Outcome<unknown>): ChannelState {
  switch (status) {
    case 'succeeded':
      return 'connected'
    case 'declined':
      return 'login_needed'
    case 'pending':
    case 'unknown':
      return 'unreachable'
    default:
      return never(status)
  }
}
