import { WatchChannel } from '#app/invoices/actions/watch_channel'
import { SYSTEM } from '#app/platform/actor'
import type { Job } from '#app/platform/queue/jobs'
import type { Task } from '#app/platform/queue/tasks'
import { CheckChannel } from '#app/sellers/actions/check_channel'

/** Asks for one seller's sign-in and quota, and says when they run short. */
export default class CheckChannelOfSeller implements Task<{ sellerId: string }> {
  static id = 'invoices.check_channel_of_seller'

  async handle({ sellerId }: { sellerId: string }): Promise<void> {
    const checked = await new CheckChannel().handle({ sellerId, by: SYSTEM })
    if (checked.ok) await new WatchChannel().handle({ sellerId })
  }
}

/** However often it is asked for, it waits once. */
export function checkJob(sellerId: string): Job {
  const id = `check-${sellerId}`
  return { queue: 'tax', task: CheckChannelOfSeller.id, payload: { sellerId }, id }
}
