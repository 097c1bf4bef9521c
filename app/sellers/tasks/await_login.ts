import { CheckChannel } from '#app/sellers/actions/check_channel'
import { watchForLogin } from '#app/sellers/actions/start_login'
import SellerChannelStatus from '#app/sellers/models/seller_channel_status'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import type { Task } from '#app/platform/queue/tasks'

/** Asks whether a code was scanned, again and again until it was or has run out. */
export default class AwaitLogin implements Task<{ sellerId: string }> {
  static id = 'sellers.await_login'

  async handle({ sellerId }: { sellerId: string }): Promise<void> {
    await new CheckChannel().handle({ sellerId, by: SYSTEM })
    const status = await SellerChannelStatus.find(sellerId)
    const isWaiting = status?.loginExpiresAt && status.loginExpiresAt > clock.now()
    if (isWaiting) await watchForLogin(sellerId)
  }
}
