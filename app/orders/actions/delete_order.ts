import db from '@adonisjs/lucid/services/db'
import ordersConfig from '#config/orders'
import { record } from '#app/audit/record'
import type { OrderFailure } from '#app/orders/errors'
import Order from '#app/orders/models/order'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { failed, ok, type Result } from '#app/platform/result'

/** Only what never became business can go: drafts, rejected and cancelled orders without money or invoice. */
export function isDeletable(
  order: Pick<Order, 'state' | 'paidFen' | 'lockedAt' | 'deletedAt'>
): boolean {
  return (
    ['draft', 'rejected', 'cancelled'].includes(order.state) &&
    order.paidFen === 0 &&
    order.lockedAt === null &&
    order.deletedAt === null
  )
}

/** Hides an order; it can be restored for a while and is purged after that. */
export class DeleteOrder {
  handle(input: {
    orderId: string
    by: Actor
  }): Promise<Result<{ orderId: string }, OrderFailure>> {
    return db.transaction(async (trx) => {
      const order = await Order.query({ client: trx })
        .where('id', input.orderId)
        .forUpdate()
        .first()
      if (!order) return failed({ type: 'missing' })
      if (!isDeletable(order)) return failed({ type: 'not_deletable' })
      const now = clock.now()
      await order
        .merge({
          deletedAt: now,
          purgeAfter: now.plus({ days: ordersConfig.restorableDays }),
          updatedAt: now,
        })
        .useTransaction(trx)
        .save()
      await record(
        { actor: input.by, action: 'orders.deleted', subject: 'order', subjectId: order.id },
        trx
      )
      return ok({ orderId: order.id })
    })
  }
}
