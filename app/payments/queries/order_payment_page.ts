import { clock } from '#app/platform/clock'
import { secondsUntil } from '#app/platform/views/countdown'
import Seller from '#app/sellers/models/seller'
import type Order from '#app/orders/models/order'
import Payment from '#app/payments/models/payment'
import { paymentStage } from '#app/payments/payment_stage'
import { capabilitiesOf, paymentMethods } from '#app/payments/payment_methods'
import { OPEN_PAYMENT_STATES } from '#app/payments/payment_states'

/** What the customer's payment page shows: where it stands, the open attempt, and the ways to pay. */
export async function orderPaymentPage(order: Order, { wantsOther = false } = {}) {
  const attempts = Payment.query().where('orderId', order.id).orderBy('createdAt', 'desc')
  const latest = await attempts.clone().first()
  const current = await attempts.whereIn('state', [...OPEN_PAYMENT_STATES]).first()
  const capabilities = current && capabilitiesOf(current.provider)
  const isTransfer = capabilities?.confirmedByHand ?? false
  const { isPaid, paymentDueAt: dueAt } = order
  const isPayable = order.status === 'awaiting_payment' && !order.deletedAt
  const now = clock.now()
  const stage = paymentStage({
    order: { isPaid, isPayable, dueAt },
    attempt: current,
    now,
    wantsOther,
  })
  return {
    order,
    stage,
    payment: current ?? latest,
    ended: stage === 'choose' && !current ? endedBy(latest) : null,
    secondsLeft: secondsUntil(current?.expiresAt ?? null, now),
    canAsk: capabilities?.query ?? false,
    methods: paymentMethods().map(({ key, title, capabilities: { confirmedByHand } }) => ({
      key,
      title,
      hint: confirmedByHand ? 'transfer' : 'online',
      isCurrent: key === current?.provider,
    })),
    isTransfer,
    payee: isTransfer ? await Seller.findBy('isDefault', true) : null,
  }
}

/** Why there is no attempt to pay any more, for those who tried. */
function endedBy(latest: Payment | null): 'declined' | 'closed' | null {
  return latest?.state === 'declined' || latest?.state === 'closed' ? latest.state : null
}
