import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#app/platform/actor'
import { ClosePayment } from '#app/payments/actions/close_payment'
import { confirmCancellationWhenClear } from '#app/payments/actions/confirm_cancellation_when_clear'
import { RefundPayment } from '#app/payments/actions/refund_payment'
import Payment from '#app/payments/models/payment'
import Refund from '#app/payments/models/refund'

/**
 * Closes what is open and sends back what was paid for an order that is being cancelled; the
 * cancellation ends when all of it is through. Doing it again goes on where it stopped. A refund
 * that was declined is not tried again by itself: a person has to look.
 */
export class UnwindPayments {
  async handle(orderId: string): Promise<void> {
    const order = await db.from('orders').where('id', orderId).select('state').firstOrFail()
    if (order.state !== 'cancelling') return

    for (const { id: paymentId } of await this.#payments(orderId, 'open'))
      await new ClosePayment().handle({ paymentId, by: SYSTEM, reason: 'order_cancelled' })
    for (const { id: paymentId } of await this.#payments(orderId, 'settled')) {
      const declined = await Refund.query().where({ paymentId, state: 'declined' }).first()
      if (declined) continue
      await new RefundPayment().handle({ paymentId, by: SYSTEM, reason: 'order_cancelled' })
    }
    await db.transaction((trx) => confirmCancellationWhenClear(orderId, trx))
  }

  async #payments(orderId: string, which: 'open' | 'settled'): Promise<Payment[]> {
    const payments = await Payment.query().where({ orderId }).orderBy('createdAt')
    return payments.filter(({ state, isOpen }) => (which === 'open' ? isOpen : state === 'settled'))
  }
}
