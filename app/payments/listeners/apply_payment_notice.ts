import logger from '@adonisjs/core/services/logger'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { SYSTEM } from '#app/platform/actor'
import { once } from '#app/platform/outbox/inbox_receipt'
import type { Listener, Message } from '#app/platform/outbox/listener'
import { plugins } from '#app/platform/plugins/registry'
import { ApplyPaymentOutcome } from '#app/payments/actions/apply_payment_outcome'
import { ApplyRefundOutcome } from '#app/payments/actions/apply_refund_outcome'
import type { PaymentNotice } from '#app/payments/gateway'
import Payment from '#app/payments/models/payment'
import PaymentNoticeRow from '#app/payments/models/payment_notice'
import Refund from '#app/payments/models/refund'

/** Reads a stored notice again and lets it count. It only writes our own rows, so it runs in the relay. */
export default class ApplyPaymentNotice implements Listener<{ noticeId: string }> {
  static id = 'payments.apply_payment_notice'
  static queue = 'relay' as const

  async handle(message: Message<{ noticeId: string }>): Promise<void> {
    const row = await PaymentNoticeRow.findOrFail(message.payload.noticeId)
    const notice = plugins.use('payment', row.provider).readNotice(row.call)
    await once(message, ApplyPaymentNotice.id, async (trx) => {
      const effect = await this.#apply(row, notice, trx)
      logger.info({ provider: row.provider, noticeId: row.id, effect }, 'payment notice applied')
    })
  }

  /** `not_ours`: of a later protocol, or about a number that was never given out. */
  async #apply(
    { paymentId }: PaymentNoticeRow,
    notice: PaymentNotice | null,
    trx: TransactionClientContract
  ): Promise<string> {
    if (notice === null || paymentId === null) return 'not_ours'
    const by = SYSTEM
    if (notice.about === 'payment') {
      const payment = await Payment.findOrFail(paymentId, { client: trx })
      const { orderId } = payment
      const { outcome } = notice
      return new ApplyPaymentOutcome().handle({ paymentId, orderId, outcome, by }, trx)
    }
    const refund = await Refund.findByOrFail({ refundNumber: notice.refundNumber }, { client: trx })
    const { outcome } = notice
    return new ApplyRefundOutcome().handle({ refundId: refund.id, outcome, by }, trx)
  }
}
