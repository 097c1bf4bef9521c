import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'
import { spendOnce } from '#app/platform/forms/spend_once'
import { type Fen, fen } from '#app/platform/money/fen'
import { failed, ok, type Result } from '#app/platform/result'
import { recordInitialState } from '#app/platform/states/transition'
import { record } from '#app/audit/record'
import { SendRefund } from '#app/payments/actions/send_refund'
import { refundRequested } from '#app/payments/ledger/entries'
import { postEntry } from '#app/payments/ledger/post_entry'
import Payment from '#app/payments/models/payment'
import Refund from '#app/payments/models/refund'
import { newRefundNumber } from '#app/payments/own_numbers'
import { capabilitiesOf } from '#app/payments/payment_methods'
import { refundStates } from '#app/payments/refund_states'

export type RefundPaymentFailure =
  | { type: 'missing' }
  | { type: 'not_settled' }
  | { type: 'nothing_left' }
  | { type: 'too_much'; leftFen: Fen }
  | { type: 'only_in_full' }
  /** The form had been sent before. */
  | { type: 'repeated' }

interface RefundPaymentInput {
  paymentId: string
  /** Everything that is left, when it is not given. */
  amountFen?: Fen
  reason: string
  by: Actor
  /** Of the form, when a person asks: sending it twice refunds once. */
  token?: string
}

/**
 * Sends money of a settled payment back, all or a part. Our refund number and the promise in the
 * book are stored before the provider is called; an unclear answer stays `unknown` until asked.
 */
export class RefundPayment {
  async handle(input: RefundPaymentInput): Promise<Result<Refund, RefundPaymentFailure>> {
    const created = await db.transaction((trx) => this.#create(input, trx))
    if (!created.ok) return created
    return ok(await new SendRefund().handle(created.value.id, input.by))
  }

  async #create(
    { paymentId, amountFen, reason, by, token }: RefundPaymentInput,
    trx: TransactionClientContract
  ): Promise<Result<Refund, RefundPaymentFailure>> {
    const payment = await Payment.query({ client: trx }).where('id', paymentId).forUpdate().first()
    if (!payment) return failed({ type: 'missing' })
    if (payment.state !== 'settled') return failed({ type: 'not_settled' })
    const leftFen = await leftToRefund(payment, trx)
    const wantedFen = amountFen ?? leftFen
    if (leftFen === 0) return failed({ type: 'nothing_left' })
    if (wantedFen > leftFen || wantedFen <= 0) return failed({ type: 'too_much', leftFen })
    const { refund: ability } = capabilitiesOf(payment.provider)
    if (ability === 'full' && wantedFen !== payment.amountFen)
      return failed({ type: 'only_in_full' })

    if (token && (await spendOnce(token, trx)) !== 'fresh') return failed({ type: 'repeated' })
    const refund = await this.#insert(payment, wantedFen, reason, by, trx)
    const { provider, isSurplus } = payment
    await postEntry(
      refundRequested({ id: refund.id, amountFen: wantedFen, provider, isSurplus }),
      trx
    )
    return ok(refund)
  }

  async #insert(
    payment: Payment,
    amountFen: Fen,
    reason: string,
    by: Actor,
    trx: TransactionClientContract
  ): Promise<Refund> {
    const id = newId()
    const refund = await Refund.create(
      {
        id,
        paymentId: payment.id,
        refundNumber: newRefundNumber(),
        amountFen,
        state: 'created',
        reason: seal('refunds.reason', id, { reason }),
        requestedBy: by.id,
        createdAt: clock.now(),
      },
      { client: trx }
    )
    await recordInitialState(refundStates, [id], 'created', { by, trx })
    const details = { paymentId: payment.id, orderId: payment.orderId }
    await record(
      { actor: by, action: 'payments.refund_requested', subject: 'refund', subjectId: id, details },
      trx
    )
    return refund
  }
}

/** Refunds that were declined count no more; open ones do. The payment's row must be locked. */
async function leftToRefund(payment: Payment, trx: TransactionClientContract): Promise<Fen> {
  const sum = await trx
    .from('refunds')
    .where('payment_id', payment.id)
    .whereNot('state', 'declined')
    .sum('amount_fen as fen')
    .first()
  return fen(payment.amountFen - Number(sum?.fen ?? 0))
}
