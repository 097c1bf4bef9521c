import Invoice from '#app/invoices/models/invoice'
import { checkJob } from '#app/invoices/tasks/check_channel_of_seller'
import type { Listener, Message } from '#app/platform/outbox/listener'
import { addJobs } from '#app/platform/queue/jobs'

/** Why an invoice waits is asked at once, so that it goes on as soon as it can. */
export default class CheckChannelWhenHeld implements Listener<{ invoiceId: string }> {
  static id = 'invoices.check_channel_when_held'
  static queue = 'relay' as const

  async handle({ payload }: Message<{ invoiceId: string }>): Promise<void> {
    const { sellerId } = await Invoice.findOrFail(payload.invoiceId)
    await addJobs([checkJob(sellerId)])
  }
}
