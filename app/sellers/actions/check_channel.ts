import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import { type Actor, SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { announceChange } from '#app/platform/live/announce_change'
import { plugins } from '#app/platform/plugins/registry'
import { failed, ok, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'
import { askChannel, type ChannelAnswer } from '#app/sellers/ask_channel'
import { statusAfter } from '#app/sellers/channel_status'
import { channelStates } from '#app/sellers/channel_states'
import Seller from '#app/sellers/models/seller'
import SellerChannelStatus from '#app/sellers/models/seller_channel_status'

type ChannelState = Seller['channelState']

export type ChannelFailure = { type: 'missing' } | { type: 'check_not_offered' }

const VERBS = {
  connected: 'connect',
  login_needed: 'ask_login',
  unreachable: 'miss',
  unchecked: 'rewire',
} as const satisfies Record<ChannelState, string>

/** Asks the tax side, outside of any transaction, whether it lets this seller issue, and how much. */
export class CheckChannel {
  async handle(input: {
    sellerId: string
    by: Actor
  }): Promise<Result<{ state: ChannelState }, ChannelFailure>> {
    const seller = await Seller.find(input.sellerId)
    if (!seller) return failed({ type: 'missing' })
    const capabilities = plugins.find('tax', seller.taxChannel)?.capabilities
    if (capabilities && !capabilities.quota && !capabilities.session)
      return failed({ type: 'check_not_offered' })

    const answer = await askChannel(seller)
    await this.#keep(seller.id, answer, input.by)
    return ok({ state: answer.state })
  }

  #keep(sellerId: string, answer: ChannelAnswer, by: Actor): Promise<void> {
    return db.transaction(async (trx) => {
      const seller = await Seller.query({ client: trx })
        .where('id', sellerId)
        .forUpdate()
        .firstOrFail()
      const channelExpiresAt = answer.session ? answer.session.expiresAt : seller.channelExpiresAt
      await seller.merge({ channelCheckedAt: clock.now(), channelExpiresAt }).save()
      // A check that finds what it found before is no change of state.
      if (seller.channelState !== answer.state)
        await transition(channelStates, seller, VERBS[answer.state], { by, trx })
      await keepStatus(sellerId, answer, trx)
      announceChange('seller', [sellerId], trx)
      // What the house does by itself every few minutes would bury what people did.
      if (by.kind === SYSTEM.kind) return
      const entry = { action: 'sellers.channel_checked', subject: 'seller', subjectId: sellerId }
      await record({ actor: by, ...entry, details: { state: answer.state } }, trx)
    })
  }
}

/** With the seller's row locked. */
async function keepStatus(
  sellerId: string,
  answer: ChannelAnswer,
  trx: TransactionClientContract
): Promise<void> {
  const now = clock.now()
  const status = await SellerChannelStatus.query({ client: trx }).where({ sellerId }).first()
  const known = status ?? new SellerChannelStatus().merge({ ...UNKNOWN, sellerId })
  known.useTransaction(trx)
  const isSignedIn = answer.session?.state === 'signed_in'
  const login = isSignedIn ? { loginChallenge: null, loginExpiresAt: null } : {}
  await known.merge({ ...statusAfter(known, answer, now), ...login, updatedAt: now }).save()
}

const UNKNOWN = {
  quotaLeftFen: null,
  quotaAsOf: null,
  sessionState: null,
  sessionExpiresAt: null,
  sessionAsOf: null,
  blockedBy: null,
  blockedAt: null,
  readySince: null,
}
