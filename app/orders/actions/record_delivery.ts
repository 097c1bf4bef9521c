import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { completeWhenDone } from '#app/orders/complete_when_done'
import { OrderDelivered } from '#app/orders/events/order_delivered'
import Order from '#app/orders/models/order'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { publish } from '#app/platform/outbox/publish'

/** Notes that the parcel has arrived; a parcel order is complete with that. Called by shipments, once or more. */
export class RecordDelivery {
  async handle(
    input: { orderId: string; at: DateTime },
    trx: TransactionClientContract
  ): Promise<void> {
    const order = await Order.query({ client: trx })
      .where('id', input.orderId)
      .forUpdate()
      .firstOrFail()
    if (order.deliveredAt) return
    await order.merge({ deliveredAt: input.at, updatedAt: clock.now() }).useTransaction(trx).save()
    await publish(new OrderDelivered({ orderId: order.id }), trx)
    await completeWhenDone(order, SYSTEM, trx)
  }
}
