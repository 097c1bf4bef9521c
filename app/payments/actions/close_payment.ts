import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#app/platform/actor'
import { plugins } from '#app/platform/plugins/registry'
import { failed, ok, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'
import { record } from '#app/audit/record'
import { confirmCancellationWhenClear } from '#app/payments/actions/confirm_cancellation_when_clear'
import { ResolvePayment } from '#app/payments/actions/resolve_payment'
import Payment from '#app/payments/models/payment'
import { capabilitiesOf } from '#app/payments/payment_methods'
import { paymentStates } from '#app/payments/payment_states'

export type ClosePaymentFailure = { type: 'already_paid' } | { type: 'unclear' }

interface ClosePaymentInput {
  paymentId: string
  by: Actor
  reason: 'replaced' | 'expired' | 'order_cancelled'
}

/**
 * Makes an open payment impossible to pay, at the provider first and then here. Where the provider
 * offers no closing (a bank), only our side ends; money that comes later settles it as surplus.
 */
export class ClosePayment {
  async handle(input: ClosePaymentInput): Promise<Result<null, ClosePaymentFailure>> {
    const payment = await Payment.findOrFail(input.paymentId)
    if (payment.state === 'settled') return failed({ type: 'already_paid' })
    if (!payment.isOpen) return ok(null)
    const { provider, tradeNumber } = payment
    if (!capabilitiesOf(provider).cancel) return this.#close(payment, input)

    const outcome = await plugins.use('payment', provider).closePayment(tradeNumber)
    if (outcome.status === 'succeeded') return this.#close(payment, input)
    if (outcome.status !== 'declined') return failed({ type: 'unclear' })
    const effect = await new ResolvePayment().handle(payment.id)
    if (effect === 'closed' || effect === 'declined') return ok(null)
    return failed({ type: effect === 'settled' ? 'already_paid' : 'unclear' })
  }

  async #close(
    { id, orderId }: Payment,
    { by, reason }: ClosePaymentInput
  ): Promise<Result<null, ClosePaymentFailure>> {
    return db.transaction(async (trx) => {
      const closed = await transition(paymentStates, { id }, 'close', { by, trx, reason })
      if (!closed.ok && closed.failure.type === 'stale' && closed.failure.state === 'settled')
        return failed({ type: 'already_paid' })
      if (!closed.ok) return ok(null)
      const entry = { subject: 'payment', subjectId: id, details: { reason } }
      await record({ actor: by, action: 'payments.closed', ...entry }, trx)
      await confirmCancellationWhenClear(orderId, trx)
      return ok(null)
    })
  }
}
