import { checkJob } from '#app/invoices/tasks/check_channel_of_seller'
import { addJobs } from '#app/platform/queue/jobs'
import type { Task } from '#app/platform/queue/tasks'
import Seller from '#app/sellers/models/seller'

/** Asks for the sign-in and the quota of every seller, by the clock. */
export default class CheckChannels implements Task<object> {
  static id = 'invoices.check_channels'

  async handle(): Promise<void> {
    const sellers = await Seller.query().select('id')
    await addJobs(sellers.map(({ id }) => checkJob(id)))
  }
}
