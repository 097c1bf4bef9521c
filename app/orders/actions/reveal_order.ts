import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import type { OrderFailure } from '#app/orders/errors'
import Order from '#app/orders/models/order'
import type { Actor } from '#app/platform/actor'
import { failed, ok, type Result } from '#app/platform/result'

/** Opens the personal side of an order to somebody who is not its customer; that is written down. */
export class RevealOrder {
  handle(input: { orderId: string; by: Actor }): Promise<Result<{ order: Order }, OrderFailure>> {
    return db.transaction(async (trx) => {
      const order = await Order.query({ client: trx }).where('id', input.orderId).first()
      if (!order) return failed({ type: 'missing' })
      await record(
        { actor: input.by, action: 'orders.revealed', subject: 'order', subjectId: order.id },
        trx
      )
      return ok({ order })
    })
  }
}
