import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { plugins, PluginUnavailable } from '#app/platform/plugins/registry'
import { addJobs } from '#app/platform/queue/jobs'
import { failed, ok, type Result } from '#app/platform/result'
import sellersConfig from '#config/sellers'
import Seller from '#app/sellers/models/seller'

export type LoginFailure =
  | { type: 'missing' }
  /** The channel knows no sign-in. */
  | { type: 'login_not_offered' }
  /** The tax side gave no code: it did not answer, or does not know the seller. */
  | { type: 'no_code' }

/** Asks the tax side for a code that the person who issues scans, and lets the house watch for the sign-in. */
export class StartLogin {
  async handle(input: { sellerId: string; by: Actor }): Promise<Result<null, LoginFailure>> {
    const seller = await Seller.find(input.sellerId)
    if (!seller) return failed({ type: 'missing' })
    const { id: sellerId, taxChannel, taxpayerId } = seller
    if (!plugins.find('tax', taxChannel)?.capabilities.session)
      return failed({ type: 'login_not_offered' })
    const challenge = await askForCode(taxChannel, taxpayerId)
    if (challenge === null) return failed({ type: 'no_code' })

    const code = { qrContent: challenge.qrContent }
    const row = {
      seller_id: sellerId,
      login_challenge: seal('seller_channel_status.login_challenge', sellerId, code),
      login_expires_at: challenge.expiresAt.toJSDate(),
      updated_at: clock.now().toJSDate(),
    }
    await db.transaction(async (trx) => {
      await trx.table('seller_channel_status').insert(row).onConflict('seller_id').merge()
      const entry = { action: 'sellers.login_started', subject: 'seller', subjectId: sellerId }
      await record({ actor: input.by, ...entry }, trx)
    })
    await watchForLogin(sellerId)
    return ok(null)
  }
}

export async function watchForLogin(sellerId: string): Promise<void> {
  const delayMs = sellersConfig.askForLoginSeconds * 1000
  await addJobs([{ queue: 'tax', task: 'sellers.await_login', payload: { sellerId }, delayMs }])
}

async function askForCode(taxChannel: string, taxpayerId: string) {
  try {
    const started = await plugins.use('tax', taxChannel).startLogin(taxpayerId)
    return started.status === 'succeeded' ? started.value : null
  } catch (error) {
    if (error instanceof PluginUnavailable) return null
    throw error
  }
}
