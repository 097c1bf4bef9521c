import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { failed, ok, type Result } from '#app/platform/result'
import { ApplyRefundOutcome } from '#app/payments/actions/apply_refund_outcome'
import Refund from '#app/payments/models/refund'
import { capabilitiesOf } from '#app/payments/payment_methods'

export type ConfirmRefundFailure =
  | { type: 'missing' }
  | { type: 'not_by_hand' }
  | { type: 'not_open' }
  | { type: 'reference_missing' }

/** Finance transferred the money back at the bank, and says under which number. */
export class ConfirmRefundByHand {
  async handle(input: {
    refundId: string
    bankReference: string
    by: Actor
  }): Promise<Result<null, ConfirmRefundFailure>> {
    const { refundId, by } = input
    const settlementReference = input.bankReference.trim()
    if (settlementReference === '') return failed({ type: 'reference_missing' })
    return db.transaction(async (trx) => {
      const refund = await Refund.query({ client: trx })
        .where('id', refundId)
        .preload('payment')
        .forUpdate()
        .first()
      if (!refund) return failed({ type: 'missing' })
      if (capabilitiesOf(refund.payment.provider).refund !== 'none')
        return failed({ type: 'not_by_hand' })
      if (!refund.isOpen) return failed({ type: 'not_open' })

      const value = { refundedFen: refund.amountFen, refundedAt: clock.now() }
      const outcome = { status: 'succeeded' as const, value }
      await new ApplyRefundOutcome().handle({ refundId, outcome, by, settlementReference }, trx)
      return ok(null)
    })
  }
}
