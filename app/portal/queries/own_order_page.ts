import Invoice from '#app/invoices/models/invoice'
import type Order from '#app/orders/models/order'
import StateChange from '#app/platform/states/state_change'
import OrderRating from '#app/service/models/order_rating'
import Shipment from '#app/shipments/models/shipment'

/** An order of a customer with what hangs on it: its moves, newest first, its parcel, invoices and rating. */
export async function ownOrderPage(order: Order) {
  await order.load('lines')
  const [moves, parcel, invoices, rating] = await Promise.all([
    StateChange.query()
      .where({ subject: 'order', subjectId: order.id })
      .orderBy('changedAt', 'desc')
      .orderBy('id', 'desc'),
    parcelOf(order.id),
    Invoice.query()
      .whereHas('orders', (orders) => orders.where('orders.id', order.id))
      .whereNot('state', 'dropped')
      .preload('documents')
      .orderBy('createdAt', 'desc'),
    OrderRating.findBy({ orderId: order.id }),
  ])
  return { order, moves, parcel, invoices, rating }
}

function parcelOf(orderId: string): Promise<Shipment | null> {
  return Shipment.query()
    .where('orderId', orderId)
    .whereNot('state', 'cancelled')
    .preload('scans', (scans) => scans.orderBy('occurredAt', 'desc').orderBy('id', 'desc'))
    .orderBy('createdAt', 'desc')
    .first()
}
