import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#app/platform/actor'
import { failed, ok, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'
import { record } from '#app/audit/record'
import { RecordPayment } from '#app/orders/actions/record_payment'
import type { PaymentFact } from '#app/payments/gateway'
import { paymentSettled } from '#app/payments/ledger/entries'
import { postEntry } from '#app/payments/ledger/post_entry'
import Payment from '#app/payments/models/payment'
import { paymentStates } from '#app/payments/payment_states'

interface SettlePaymentInput {
  paymentId: string
  fact: PaymentFact
  by: Actor
  /** The bank's number of the entry, when a person confirms it; one entry confirms one payment. */
  settlementReference?: string
}

export type SettlePaymentFailure = { type: 'missing' } | { type: 'amount_mismatch' }

/**
 * The only way in which a payment is completed: by notice, by asking, or by hand. The state, the
 * book, the order's summary and the event stand together or not at all. Settling again changes
 * nothing. Money that the order cannot take is settled as surplus, for a person to send back.
 */
export class SettlePayment {
  async handle(
    { paymentId, fact, by, settlementReference }: SettlePaymentInput,
    trx: TransactionClientContract
  ): Promise<Result<'settled' | 'known', SettlePaymentFailure>> {
    const payment = await Payment.query({ client: trx }).where('id', paymentId).forUpdate().first()
    if (!payment) return failed({ type: 'missing' })
    if (payment.state === 'settled') return ok('known')
    if (payment.amountFen !== fact.paidFen) return this.#refuseAmount(payment, by, trx)

    const { orderId, amountFen } = payment
    const { paidFen, paidAt } = fact
    const recorded = await new RecordPayment().handle({ orderId, paidFen, paidAt }, trx)
    const isSurplus = !recorded.ok
    await transition(paymentStates, payment, 'settle', {
      by,
      trx,
      set: {
        settled_at: paidAt,
        is_surplus: isSurplus,
        problem: null,
        settlement_reference: settlementReference ?? null,
      },
      payload: { paymentId, orderId, isSurplus },
    })
    await postEntry(
      paymentSettled({ id: paymentId, provider: payment.provider, amountFen, isSurplus }),
      trx
    )
    const action = isSurplus ? 'payments.settled_as_surplus' : 'payments.settled'
    await record(
      { actor: by, action, subject: 'payment', subjectId: paymentId, details: { orderId } },
      trx
    )
    return ok('settled')
  }

  async #refuseAmount(
    payment: Payment,
    by: Actor,
    trx: TransactionClientContract
  ): Promise<Result<never, SettlePaymentFailure>> {
    if (payment.problem === null) {
      await trx.from('payments').where('id', payment.id).update({ problem: 'amount_mismatch' })
      const subject = { subject: 'payment', subjectId: payment.id }
      await record({ actor: by, action: 'payments.amount_mismatch', ...subject }, trx)
    }
    return failed({ type: 'amount_mismatch' })
  }
}
