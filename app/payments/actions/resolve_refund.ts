import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { plugins } from '#app/platform/plugins/registry'
import { ApplyRefundOutcome, type RefundEffect } from '#app/payments/actions/apply_refund_outcome'
import { SendRefund } from '#app/payments/actions/send_refund'
import Refund from '#app/payments/models/refund'
import { capabilitiesOf } from '#app/payments/payment_methods'

/** Asks what became of an open refund. One that never arrived is sent again under its own number. */
export class ResolveRefund {
  async handle(refundId: string): Promise<RefundEffect> {
    const refund = await Refund.query().where('id', refundId).preload('payment').firstOrFail()
    const capabilities = capabilitiesOf(refund.payment.provider)
    if (!refund.isOpen || !capabilities.query || capabilities.refund === 'none')
      return effectOf(refund)

    const gateway = plugins.use('payment', refund.payment.provider)
    const outcome = await gateway.queryRefund(refund.refundNumber)
    if (outcome.status === 'declined' && outcome.reason === 'not_found')
      return effectOf(await new SendRefund().handle(refundId, SYSTEM))
    return db.transaction(async (trx) => {
      await trx.from('refunds').where('id', refundId).update({ asked_at: clock.timestamp() })
      return new ApplyRefundOutcome().handle({ refundId, outcome, by: SYSTEM }, trx)
    })
  }
}

function effectOf({ state }: Refund): RefundEffect {
  return state === 'succeeded' || state === 'declined' ? state : 'open'
}
