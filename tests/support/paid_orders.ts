import { RefundPayment } from '#app/payments/actions/refund_payment'
import { ResolvePayment } from '#app/payments/actions/resolve_payment'
import { StartPayment } from '#app/payments/actions/start_payment'
import type Payment from '#app/payments/models/payment'
import type Refund from '#app/payments/models/refund'
import type Order from '#app/orders/models/order'
import { SYSTEM } from '#app/platform/actor'
import type { Fen } from '#app/platform/money/fen'
import { givenProduct } from '#tests/support/catalogue'
import { givenSeller, type Wanted } from '#tests/support/invoices'
import { givenApprovedOrder, orderDraft } from '#tests/support/orders'
import { payAtSandbox } from '#tests/support/sandbox_payer'

/** An order that was paid at the sandbox, so that its money can go back. */
export async function givenOrderPaidAtSandbox(
  wanted: Wanted = {}
): Promise<{ order: Order; payment: Payment }> {
  await givenSeller()
  const product = wanted.product ?? (await givenProduct())
  const { quantity = '2', title = '王芳', taxpayerId = null } = wanted
  const draft = orderDraft(product, { invoiceKind: wanted.kind ?? 'ordinary', quantity })
  draft.customer.title = { name: title, taxpayerId, email: 'wang@example.com' }
  const order = await givenApprovedOrder({ product, draft })
  const started = await new StartPayment().handle({
    orderId: order.id,
    provider: 'payment-sandbox',
    by: SYSTEM,
  })
  if (!started.ok) throw new Error(`not started: ${started.failure.type}`)
  const payment = started.value
  await payAtSandbox(payment)
  await new ResolvePayment().handle(payment.id)
  await order.refresh()
  return { order, payment: await payment.refresh() }
}

export async function refund(payment: Payment, amountFen?: Fen): Promise<Refund> {
  const wanted = amountFen === undefined ? {} : { amountFen }
  const refunded = await new RefundPayment().handle({
    paymentId: payment.id,
    ...wanted,
    reason: 'test',
    by: SYSTEM,
  })
  if (!refunded.ok) throw new Error(`not refunded: ${refunded.failure.type}`)
  return refunded.value
}
