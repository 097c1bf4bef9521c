import { SYSTEM } from '#app/platform/actor'
import type { Task } from '#app/platform/queue/tasks'
import { ClosePayment } from '#app/payments/actions/close_payment'
import { duePayments } from '#app/payments/queries/due_payments'

/** Closes attempts whose time to pay is over. One that is unclear stays for the next run. */
export default class ExpirePayments implements Task<object> {
  static id = 'payments.expire'

  async handle(): Promise<void> {
    for (const paymentId of await duePayments())
      await new ClosePayment().handle({ paymentId, by: SYSTEM, reason: 'expired' })
  }
}
