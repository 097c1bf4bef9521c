import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import paymentsConfig from '#config/payments'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { failed, ok, type Result } from '#app/platform/result'
import { recordInitialState } from '#app/platform/states/transition'
import { record } from '#app/audit/record'
import Order from '#app/orders/models/order'
import { ClosePayment } from '#app/payments/actions/close_payment'
import { OfferPayment } from '#app/payments/actions/offer_payment'
import Payment from '#app/payments/models/payment'
import { newTradeNumber } from '#app/payments/own_numbers'
import { capabilitiesOf, paymentMethods } from '#app/payments/payment_methods'
import { OPEN_PAYMENT_STATES, paymentStates } from '#app/payments/payment_states'

export type StartPaymentFailure =
  | { type: 'missing' }
  | { type: 'method_unavailable' }
  | { type: 'not_payable' }
  /** Another attempt must be cleared up first; a second one could make the customer pay twice. */
  | { type: 'attempt_unclear'; paymentId: string }

interface StartPaymentInput {
  orderId: string
  /** The key of a payment plugin. */
  provider: string
  by: Actor
}

/**
 * Opens an attempt to pay an order. Our trade number is stored before the provider is called, and
 * the call is made outside of any transaction. An attempt that is open already is handed back when
 * it is of the same provider and still good, and closed first otherwise.
 */
export class StartPayment {
  async handle(input: StartPaymentInput): Promise<Result<Payment, StartPaymentFailure>> {
    if (!paymentMethods().some(({ key }) => key === input.provider))
      return failed({ type: 'method_unavailable' })

    const created = await db.transaction((trx) => this.#create(input, trx))
    if (created.ok) return ok(await new OfferPayment().handle(created.value.id))
    if (created.failure.type !== 'attempt_open') return failed(created.failure)
    return this.#continueWith(created.failure.payment, input)
  }

  async #create(
    { orderId, provider, by }: StartPaymentInput,
    trx: TransactionClientContract
  ): Promise<
    Result<
      Payment,
      { type: 'missing' } | { type: 'not_payable' } | { type: 'attempt_open'; payment: Payment }
    >
  > {
    const order = await Order.query({ client: trx }).where('id', orderId).forUpdate().first()
    if (!order) return failed({ type: 'missing' })
    if (!isPayable(order)) return failed({ type: 'not_payable' })
    const open = await Payment.query({ client: trx })
      .where('orderId', orderId)
      .whereIn('state', [...OPEN_PAYMENT_STATES])
      .first()
    if (open) return failed({ type: 'attempt_open', payment: open })

    const payment = await Payment.create(
      {
        id: newId(),
        orderId,
        provider,
        tradeNumber: newTradeNumber(),
        amountFen: order.totalFen,
        state: 'created',
        expiresAt: expiryOf(order, provider),
      },
      { client: trx }
    )
    await recordInitialState(paymentStates, [payment.id], 'created', { by, trx })
    const details = { provider, orderId }
    await record(
      { actor: by, action: 'payments.started', subject: 'payment', subjectId: payment.id, details },
      trx
    )
    return ok(payment)
  }

  async #continueWith(
    open: Payment,
    input: StartPaymentInput
  ): Promise<Result<Payment, StartPaymentFailure>> {
    if (open.state !== 'awaiting') return failed({ type: 'attempt_unclear', paymentId: open.id })
    const isGood = open.expiresAt === null || open.expiresAt > clock.now()
    if (open.provider === input.provider && isGood) return ok(open)
    const closed = await new ClosePayment().handle({
      paymentId: open.id,
      by: input.by,
      reason: isGood ? 'replaced' : 'expired',
    })
    return closed.ok ? this.handle(input) : failed({ type: 'attempt_unclear', paymentId: open.id })
  }
}

function isPayable(order: Order): boolean {
  const isDue = order.paymentDueAt === null || order.paymentDueAt > clock.now()
  return order.state === 'approved' && order.paidAt === null && order.totalFen > 0 && isDue
}

function expiryOf(order: Order, provider: string): DateTime {
  const { confirmedByHand } = capabilitiesOf(provider)
  const span = confirmedByHand ? paymentsConfig.transfer : paymentsConfig.offer
  const latest = clock.now().plus(span)
  return order.paymentDueAt ? DateTime.min(latest, order.paymentDueAt) : latest
}
