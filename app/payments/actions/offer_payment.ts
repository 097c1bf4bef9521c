import db from '@adonisjs/lucid/services/db'
import { appUrl } from '#config/app'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import type { Outcome } from '#app/platform/http/outcome'
import { plugins } from '#app/platform/plugins/registry'
import { never } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'
import type { PaymentOffer } from '#app/payments/gateway'
import Payment from '#app/payments/models/payment'
import { paymentStates } from '#app/payments/payment_states'

/**
 * Calls the provider for a stored attempt and writes down what came of it. Calling again is the
 * same attempt: the trade number is the idempotency key, so the resolver uses this too.
 */
export class OfferPayment {
  async handle(paymentId: string): Promise<Payment> {
    const payment = await Payment.query().where('id', paymentId).preload('order').firstOrFail()
    const outcome = await plugins.use('payment', payment.provider).create({
      tradeNumber: payment.tradeNumber,
      amountFen: payment.amountFen,
      subject: payment.order.number,
      expiresAt: payment.expiresAt ?? clock.now(),
      returnUrl: `${appUrl}/my/orders/${payment.orderId}/payment`,
    })
    await this.#write(paymentId, outcome)
    return payment.refresh()
  }

  /** A notice may have been faster: then the state allows no verb any more, and that is right. */
  async #write(id: string, outcome: Outcome<PaymentOffer>): Promise<void> {
    await db.transaction(async (trx) => {
      const base = { by: SYSTEM, trx }
      const askedAt = { asked_at: clock.now() }
      switch (outcome.status) {
        case 'succeeded':
          return transition(paymentStates, { id }, 'offer', {
            ...base,
            set: {
              ...askedAt,
              qr_content: outcome.value.qrContent,
              redirect_url: outcome.value.redirectUrl,
              provider_reference: outcome.reference ?? null,
            },
          })
        case 'pending':
          return transition(paymentStates, { id }, 'offer', { ...base, set: askedAt })
        case 'declined': {
          const { reason } = outcome
          return transition(paymentStates, { id }, 'decline', { ...base, reason, set: askedAt })
        }
        case 'unknown':
          await trx.from('payments').where({ id }).update({ asked_at: clock.timestamp() })
          return transition(paymentStates, { id }, 'lose_sight', base)
        default:
          return never(outcome)
      }
    })
  }
}
