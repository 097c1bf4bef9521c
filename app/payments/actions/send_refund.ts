import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import type { Outcome } from '#app/platform/http/outcome'
import { plugins } from '#app/platform/plugins/registry'
import { ApplyRefundOutcome } from '#app/payments/actions/apply_refund_outcome'
import type { RefundFact } from '#app/payments/gateway'
import Refund from '#app/payments/models/refund'
import { capabilitiesOf } from '#app/payments/payment_methods'

/**
 * Calls the provider for a stored refund; calling again is the same refund. Where there is nobody
 * to call, it waits for finance to transfer the money and confirm it.
 */
export class SendRefund {
  async handle(refundId: string, by: Actor): Promise<Refund> {
    const refund = await Refund.query().where('id', refundId).preload('payment').firstOrFail()
    const outcome = await this.#call(refund)
    await db.transaction(async (trx) => {
      await trx.from('refunds').where('id', refundId).update({ asked_at: clock.timestamp() })
      await new ApplyRefundOutcome().handle({ refundId, outcome, by }, trx)
    })
    return refund.refresh()
  }

  async #call({ refundNumber, amountFen, payment }: Refund): Promise<Outcome<RefundFact>> {
    if (capabilitiesOf(payment.provider).refund === 'none') return { status: 'pending' }
    return plugins.use('payment', payment.provider).refund({
      refundNumber,
      tradeNumber: payment.tradeNumber,
      refundFen: amountFen,
      paymentFen: payment.amountFen,
    })
  }
}
