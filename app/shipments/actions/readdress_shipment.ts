import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Order from '#app/orders/models/order'
import { destinationOf } from '#app/shipments/actions/plan_shipment'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'

const NOT_BOOKED = ['preparing', 'picked', 'packed']

/** Follows a change of the order's address, as long as no courier was told the old one. */
export class ReaddressShipment {
  async handle({ orderId }: { orderId: string }, trx: TransactionClientContract): Promise<void> {
    const order = await Order.query({ client: trx }).where('id', orderId).forUpdate().firstOrFail()
    const parcels = () =>
      trx.from('shipments').where('order_id', orderId).whereIn('state', NOT_BOOKED)
    const shipment: { id: string } | null = await parcels().select('id').forUpdate().first()
    if (!shipment) return
    await parcels().update({
      personal: seal('shipments.personal', shipment.id, destinationOf(order)),
      area_code: order.areaCode,
      updated_at: clock.timestamp(),
    })
  }
}
