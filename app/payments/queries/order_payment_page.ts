import Seller from '#app/sellers/models/seller'
import type Order from '#app/orders/models/order'
import Payment from '#app/payments/models/payment'
import { capabilitiesOf, paymentMethods } from '#app/payments/payment_methods'
import { OPEN_PAYMENT_STATES } from '#app/payments/payment_states'

/** What the customer's payment page shows: the open attempt, and the ways to pay. */
export async function orderPaymentPage(order: Order) {
  const attempts = Payment.query().where('orderId', order.id).orderBy('createdAt', 'desc')
  const latest = await attempts.clone().first()
  const current = await attempts.whereIn('state', [...OPEN_PAYMENT_STATES]).first()
  const isTransfer = current !== null && capabilitiesOf(current.provider).confirmedByHand
  return {
    order,
    payment: current,
    wasDeclined: latest?.state === 'declined' && !order.isPaid,
    isPayable: order.status === 'awaiting_payment' && !order.deletedAt,
    methods: paymentMethods(),
    isTransfer,
    payee: isTransfer ? await Seller.findBy('isDefault', true) : null,
  }
}
