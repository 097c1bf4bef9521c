import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { SettleStock } from '#app/catalog/actions/settle_stock'
import { completeWhenDone } from '#app/orders/complete_when_done'
import type { OrderFailure } from '#app/orders/errors'
import Order from '#app/orders/models/order'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { failed, ok, type Result } from '#app/platform/result'

/** Staff confirm that the service of a paid order was given; a service order is complete with that. */
export class ConfirmService {
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
      if (order.orderType === 'parcel') return failed({ type: 'no_service' })
      if (order.state !== 'approved' || order.serviceConfirmedAt) {
        return failed({ type: 'stale', state: order.status })
      }
      if (!order.isPaid) return failed({ type: 'not_paid' })

      const now = clock.now()
      await order.merge({ serviceConfirmedAt: now, updatedAt: now }).useTransaction(trx).save()
      if (order.orderType === 'service') {
        await new SettleStock().handle({ orderId: order.id, as: 'consumed' }, trx)
      }
      await record(
        {
          actor: input.by,
          action: 'orders.service_confirmed',
          subject: 'order',
          subjectId: order.id,
        },
        trx
      )
      await completeWhenDone(order, input.by, trx)
      return ok({ orderId: order.id })
    })
  }
}
