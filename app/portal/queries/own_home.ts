import type Customer from '#app/customers/models/customer'
import Invoice from '#app/invoices/models/invoice'
import Order from '#app/orders/models/order'
import { clock } from '#app/platform/clock'
import OrderRating from '#app/service/models/order_rating'
import Shipment from '#app/shipments/models/shipment'

const MOST_NEEDS = 5
const MOST_PARCELS = 5
const MOST_INVOICES = 3
const MOST_AGAIN = 3
/** An older order is not asked to be rated on the first page any more. */
const RATEABLE_DAYS = 30

/** What the first page of a customer tells: what needs them, what is on its way, what has come. */
export async function ownHome(customer: Customer) {
  const [toPay, toMend, toRate, parcels, invoices, again] = await Promise.all([
    ordersOf(customer).where('status', 'awaiting_payment').limit(MOST_NEEDS),
    ordersOf(customer).whereIn('status', ['draft', 'rejected']).limit(MOST_NEEDS),
    unrated(customer),
    parcelsOf(customer),
    invoicesOf(customer),
    ordersOf(customer).where('state', 'completed').preload('lines').limit(MOST_AGAIN),
  ])
  return { toPay, toMend, toRate, parcels, invoices, again }
}

function ordersOf({ id }: Customer) {
  return Order.query().where('customerId', id).whereNull('deletedAt').orderBy('placedAt', 'desc')
}

function unrated(customer: Customer): Promise<Order[]> {
  return ordersOf(customer)
    .where('state', 'completed')
    .where('placedAt', '>', clock.now().minus({ days: RATEABLE_DAYS }).toJSDate())
    .whereNotIn('id', OrderRating.query().select('orderId'))
    .limit(1)
}

function parcelsOf({ id }: Customer): Promise<Shipment[]> {
  return Shipment.query()
    .whereIn('state', ['handed_over', 'in_transit', 'out_for_delivery', 'attempt_failed'])
    .whereHas('order', (order) => order.where('customerId', id).whereNull('deletedAt'))
    .preload('order')
    .preload('scans', (scans) => scans.orderBy('occurredAt', 'desc').orderBy('id', 'desc'))
    .orderBy('createdAt', 'desc')
    .limit(MOST_PARCELS)
}

function invoicesOf({ id }: Customer): Promise<Invoice[]> {
  return Invoice.query()
    .where('state', 'issued')
    .whereHas('order', (order) => order.where('customerId', id))
    .orderBy('issuedAt', 'desc')
    .limit(MOST_INVOICES)
}
