import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#app/platform/actor'
import type { Outcome } from '#app/platform/http/outcome'
import { never } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'
import { record } from '#app/audit/record'
import { confirmCancellationWhenClear } from '#app/payments/actions/confirm_cancellation_when_clear'
import type { RefundFact } from '#app/payments/gateway'
import { refundDeclined, refundSucceeded } from '#app/payments/ledger/entries'
import { postEntry } from '#app/payments/ledger/post_entry'
import Refund from '#app/payments/models/refund'
import { refundStates } from '#app/payments/refund_states'

export type RefundEffect = 'succeeded' | 'declined' | 'amount_mismatch' | 'open'

interface ApplyRefundOutcomeInput {
  refundId: string
  outcome: Outcome<RefundFact>
  by: Actor
  /** The bank's number of the entry, when a person confirms it. */
  settlementReference?: string
}

/** The only way in which a refund ends: by the answer, by notice, by asking, or by hand. */
export class ApplyRefundOutcome {
  async handle(
    input: ApplyRefundOutcomeInput,
    trx: TransactionClientContract
  ): Promise<RefundEffect> {
    const { refundId, outcome, by } = input
    const refund = await Refund.query({ client: trx })
      .where('id', refundId)
      .forUpdate()
      .firstOrFail()
    switch (outcome.status) {
      case 'succeeded':
        if (outcome.value.refundedFen !== refund.amountFen) return 'amount_mismatch'
        return this.#succeed(refund, input, trx)
      case 'declined':
        return this.#decline(refund, outcome.reason, by, trx)
      case 'pending':
        await transition(refundStates, refund, 'accept', { by, trx })
        return 'open'
      case 'unknown':
        await transition(refundStates, refund, 'lose_sight', { by, trx })
        return 'open'
      default:
        return never(outcome)
    }
  }

  async #succeed(
    refund: Refund,
    { by, outcome, settlementReference }: ApplyRefundOutcomeInput,
    trx: TransactionClientContract
  ): Promise<RefundEffect> {
    if (!refund.isOpen) return 'succeeded'
    const payment = await paymentOf(refund, trx)
    const { paymentId } = refund
    const reference = 'reference' in outcome ? outcome.reference : undefined
    await transition(refundStates, refund, 'succeed', {
      by,
      trx,
      set: {
        provider_reference: reference ?? refund.providerReference,
        settlement_reference: settlementReference ?? null,
      },
      payload: { paymentId, orderId: payment.orderId },
    })
    await postEntry(refundSucceeded(sourceOf(refund, payment)), trx)
    await this.#audit('payments.refunded', refund, by, trx)
    await confirmCancellationWhenClear(payment.orderId, trx)
    return 'succeeded'
  }

  async #decline(refund: Refund, reason: string, by: Actor, trx: TransactionClientContract) {
    if (!refund.isOpen) return 'declined' as const
    await transition(refundStates, refund, 'decline', { by, trx, reason })
    await postEntry(refundDeclined(sourceOf(refund, await paymentOf(refund, trx))), trx)
    await this.#audit('payments.refund_declined', refund, by, trx)
    return 'declined' as const
  }

  #audit(action: string, { id, paymentId }: Refund, by: Actor, trx: TransactionClientContract) {
    const entry = { subject: 'refund', subjectId: id, details: { paymentId } }
    return record({ actor: by, action, ...entry }, trx)
  }
}

async function paymentOf(refund: Refund, trx: TransactionClientContract) {
  await refund.useTransaction(trx).load('payment')
  return refund.payment
}

function sourceOf(refund: Refund, payment: { provider: string; isSurplus: boolean }) {
  const { id, amountFen } = refund
  return { id, amountFen, provider: payment.provider, isSurplus: payment.isSurplus }
}
