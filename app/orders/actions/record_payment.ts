import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { OrderPaid } from '#app/orders/events/order_paid'
import Order from '#app/orders/models/order'
import { clock } from '#app/platform/clock'
import type { Fen } from '#app/platform/money/fen'
import { publish } from '#app/platform/outbox/publish'
import { failed, ok, type Result } from '#app/platform/result'

/**
 * Notes on the order that its money has come; called by payments in the settling transaction.
 * Money for an order that can no longer take it is answered, so that payments can give it back.
 */
export class RecordPayment {
  async handle(
    input: { orderId: string; paidFen: Fen; paidAt: DateTime },
    trx: TransactionClientContract
  ): Promise<Result<{ orderId: string }, { type: 'order_closed' } | { type: 'already_paid' }>> {
    const order = await Order.query({ client: trx })
      .where('id', input.orderId)
      .forUpdate()
      .firstOrFail()
    if (order.isPaid) return failed({ type: 'already_paid' })
    if (order.state !== 'approved') return failed({ type: 'order_closed' })

    await order
      .merge({ paidFen: input.paidFen, paidAt: input.paidAt, updatedAt: clock.now() })
      .useTransaction(trx)
      .save()
    await publish(new OrderPaid({ orderId: order.id }), trx)
    return ok({ orderId: order.id })
  }
}
