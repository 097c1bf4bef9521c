import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#app/platform/actor'
import type { Outcome } from '#app/platform/http/outcome'
import { never } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'
import { confirmCancellationWhenClear } from '#app/payments/actions/confirm_cancellation_when_clear'
import { SettlePayment } from '#app/payments/actions/settle_payment'
import type { PaymentFact } from '#app/payments/gateway'
import { paymentStates } from '#app/payments/payment_states'

/** `open` is for everything that decides nothing yet. */
export type PaymentEffect = 'settled' | 'declined' | 'closed' | 'amount_mismatch' | 'open'

interface ApplyPaymentOutcomeInput {
  paymentId: string
  orderId: string
  outcome: Outcome<PaymentFact>
  by: Actor
}

/** What a provider says about a payment, told by notice or by asking, becomes our state. */
export class ApplyPaymentOutcome {
  async handle(
    { paymentId, orderId, outcome, by }: ApplyPaymentOutcomeInput,
    trx: TransactionClientContract
  ): Promise<PaymentEffect> {
    switch (outcome.status) {
      case 'succeeded': {
        const input = { paymentId, fact: outcome.value, by }
        const settled = await new SettlePayment().handle(input, trx)
        return settled.ok || settled.failure.type === 'missing' ? 'settled' : 'amount_mismatch'
      }
      case 'declined': {
        const { reason } = outcome
        const hasEnded = reason === 'closed' || reason === 'expired'
        const verb = hasEnded ? 'close' : 'decline'
        await transition(paymentStates, { id: paymentId }, verb, { by, trx, reason })
        await confirmCancellationWhenClear(orderId, trx)
        return hasEnded ? 'closed' : 'declined'
      }
      case 'pending':
      case 'unknown':
        return 'open'
      default:
        return never(outcome)
    }
  }
}
