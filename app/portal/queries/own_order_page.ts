import Invoice from '#app/invoices/models/invoice'
import type Order from '#app/orders/models/order'
import StateChange from '#app/platform/states/state_change'
import Shipment from '#app/shipments/models/shipment'

/** An order of a customer with what hangs on it: its moves, newest first, its parcel and its invoices. */
export async function ownOrderPage(order: Order) {
  await order.load('lines')
  const [moves, parcel, invoices] = await Promise.all([
    StateChange.query()
      .where({ subject: 'order', subjectId: order.id })
      .orderBy('changedAt', 'desc')
      .orderBy('id', 'desc'),
    parcelOf(order.id),
    Invoice.query()
      .where('orderId', order.id)
      .whereNot('state', 'dropped')
      .preload('documents')
      .orderBy('createdAt', 'desc'),
  ])
  return { order, moves, parcel, invoices }
}

function parcelOf(orderId: string): Promise<Shipment | null> {
  return Shipment.query()
    .where('orderId', orderId)
    .whereNot('state', 'cancelled')
    .preload('scans', (scans) => scans.orderBy('occurredAt', 'desc').orderBy('id', 'desc'))
    .orderBy('createdAt', 'desc')
    .first()
}
