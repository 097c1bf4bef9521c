import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import type { Outcome } from '#app/platform/http/outcome'
import { plugins } from '#app/platform/plugins/registry'
import {
  ApplyPaymentOutcome,
  type PaymentEffect,
} from '#app/payments/actions/apply_payment_outcome'
import { OfferPayment } from '#app/payments/actions/offer_payment'
import type { PaymentFact } from '#app/payments/gateway'
import Payment from '#app/payments/models/payment'
import { capabilitiesOf } from '#app/payments/payment_methods'

/**
 * Asks the provider what became of an open payment, and acts on the answer like on a notice.
 * An attempt whose first call got lost (killed, timed out) is called for again under its own number.
 */
export class ResolvePayment {
  async handle(paymentId: string): Promise<PaymentEffect> {
    const payment = await Payment.findOrFail(paymentId)
    if (!payment.isOpen) return effectOf(payment)
    if (!capabilitiesOf(payment.provider).query) return this.#callAgain(payment)

    const outcome = await plugins.use('payment', payment.provider).query(payment.tradeNumber)
    await this.#noteAsked(payment)
    if (neverGotThrough(payment, outcome)) return this.#callAgain(payment)
    return db.transaction((trx) => {
      const { orderId } = payment
      return new ApplyPaymentOutcome().handle({ paymentId, orderId, outcome, by: SYSTEM }, trx)
    })
  }

  async #callAgain(payment: Payment): Promise<PaymentEffect> {
    if (payment.state === 'awaiting') return 'open'
    return effectOf(await new OfferPayment().handle(payment.id))
  }

  async #noteAsked({ id }: Payment): Promise<void> {
    await db.from('payments').where({ id }).update({ asked_at: clock.timestamp() })
  }
}

/** The provider waits for the payer, or never heard of us; either way we still lack its offer. */
function neverGotThrough({ state }: Payment, outcome: Outcome<PaymentFact>): boolean {
  if (state === 'awaiting') return false
  const isNews = outcome.status === 'declined' && outcome.reason === 'not_found'
  return isNews || outcome.status === 'pending'
}

function effectOf({ state }: Payment): PaymentEffect {
  return state === 'settled' || state === 'declined' || state === 'closed' ? state : 'open'
}
