import Invoice from '#app/invoices/models/invoice'
import InvoiceRequest from '#app/invoices/models/invoice_request'
import { whyNotAskable } from '#app/invoices/queries/askable_order'
import type Order from '#app/orders/models/order'
import StateChange from '#app/platform/states/state_change'
import OrderRating from '#app/service/models/order_rating'
import Shipment from '#app/shipments/models/shipment'

/** An order of a customer with what hangs on it: its moves, newest first, its parcel, invoices and rating. */
export async function ownOrderPage(order: Order) {
  await order.load('lines')
  const [moves, parcel, invoices, rating, request, notAskable] = await Promise.all([
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
    latestRequest(order.id),
    whyNotAskable(order),
  ])
  return { order, moves, parcel, invoices, rating, request, mayAsk: notAskable === null }
}

/** What the customer asked for last, with why it was declined. */
async function latestRequest(orderId: string) {
  const request = await InvoiceRequest.query()
    .where({ orderId })
    .whereNot('state', 'met')
    .orderBy('createdAt', 'desc')
    .first()
  if (!request) return null
  const declined = await StateChange.query()
    .where({ subject: 'invoice_request', subjectId: request.id, toState: 'declined' })
    .first()
  return { state: request.state, reason: declined?.reasonText ?? null }
}

function parcelOf(orderId: string): Promise<Shipment | null> {
  return Shipment.query()
    .where('orderId', orderId)
    .whereNot('state', 'cancelled')
    .preload('scans', (scans) => scans.orderBy('occurredAt', 'desc').orderBy('id', 'desc'))
    .orderBy('createdAt', 'desc')
    .first()
}
