import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import type { OrderFailure } from '#app/orders/errors'
import Order from '#app/orders/models/order'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { failed, ok, type Result } from '#app/platform/result'

/** Brings a deleted order back, until it is purged. */
export class RestoreOrder {
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
      if (!order.deletedAt || order.isEmptied) return failed({ type: 'not_restorable' })
      await order
        .merge({ deletedAt: null, purgeAfter: null, updatedAt: clock.now() })
        .useTransaction(trx)
        .save()
      await record(
        { actor: input.by, action: 'orders.restored', subject: 'order', subjectId: order.id },
        trx
      )
      return ok({ orderId: order.id })
    })
  }
}
