import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Order from '#app/orders/models/order'
import type { Destination } from '#app/shipments/models/shipment'
import { ShipmentPlanned } from '#app/shipments/events/shipment_planned'
import { shipmentStates } from '#app/shipments/shipment_states'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { insertMany } from '#app/platform/database/insert_many'
import { newId } from '#app/platform/database/uuid'
import { publish } from '#app/platform/outbox/publish'
import { recordInitialState } from '#app/platform/states/transition'

/**
 * Puts the parcel of a paid order into preparation, once. An order that is being cancelled
 * meanwhile, or has nothing to send, gets none.
 */
export class PlanShipment {
  async handle({ orderId }: { orderId: string }, trx: TransactionClientContract): Promise<void> {
    const order = await Order.query({ client: trx })
      .where('id', orderId)
      .forUpdate()
      .preload('lines')
      .firstOrFail()
    if (!order.isPaid || order.state !== 'approved' || !order.hasParcels) return
    if (await trx.from('shipments').where('order_id', orderId).first()) return

    const id = newId()
    const now = clock.now()
    await insertMany(trx, 'shipments', [
      {
        id,
        order_id: orderId,
        number: `P${order.number}`,
        state: 'preparing',
        personal: seal('shipments.personal', id, destinationOf(order)),
        area_code: order.areaCode,
        created_at: now,
        updated_at: now,
      },
    ])
    await insertMany(trx, 'shipment_lines', linesOf(order, id))
    await recordInitialState(shipmentStates, [id], 'preparing', { by: SYSTEM, trx })
    await publish(new ShipmentPlanned({ shipmentId: id, orderId }), trx)
  }
}

export function destinationOf(order: Order): Destination {
  const { recipient, phone, address } = order.details
  return { recipient, phone, address }
}

function linesOf(order: Order, shipmentId: string) {
  return order.lines
    .filter(({ fulfilment }) => fulfilment === 'parcel')
    .map(({ id, sku, name, quantity }, index) => ({
      shipment_id: shipmentId,
      order_line_id: id,
      position: index + 1,
      sku,
      name,
      quantity,
    }))
}
