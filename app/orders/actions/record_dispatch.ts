import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { SettleStock } from '#app/catalog/actions/settle_stock'
import { OrderDispatched } from '#app/orders/events/order_dispatched'
import Order from '#app/orders/models/order'
import { clock } from '#app/platform/clock'
import { publish } from '#app/platform/outbox/publish'

/** Notes that the parcel has left the house; its goods leave the stock. Called by shipments, once or more. */
export class RecordDispatch {
  async handle(
    input: { orderId: string; at: DateTime },
    trx: TransactionClientContract
  ): Promise<void> {
    const order = await Order.query({ client: trx })
      .where('id', input.orderId)
      .forUpdate()
      .firstOrFail()
    if (order.dispatchedAt) return
    await order.merge({ dispatchedAt: input.at, updatedAt: clock.now() }).useTransaction(trx).save()
    await new SettleStock().handle({ orderId: order.id, as: 'consumed' }, trx)
    await publish(new OrderDispatched({ orderId: order.id }), trx)
  }
}
