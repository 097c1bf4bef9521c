import db from '@adonisjs/lucid/services/db'
import { type DateTime } from 'luxon'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { parseYuan } from '#app/platform/money/fen'
import { failed, ok, type Result } from '#app/platform/result'
import { record } from '#app/audit/record'
import { SettlePayment } from '#app/payments/actions/settle_payment'
import Payment from '#app/payments/models/payment'
import { capabilitiesOf } from '#app/payments/payment_methods'

export type ConfirmBankTransferFailure =
  | { type: 'missing' }
  | { type: 'not_by_hand' }
  | { type: 'already_settled' }
  | { type: 'amount_unreadable' }
  | { type: 'amount_mismatch' }
  | { type: 'date_unreadable' }
  | { type: 'date_in_future' }
  | { type: 'reference_missing' }
  | { type: 'reference_used' }

export interface BankEntry {
  paymentId: string
  /** As typed, in yuan with at most two decimals. */
  amount: string
  /** The business day of the entry, `2026-11-24`. */
  paidOn: string
  /** The bank's own number of the entry. */
  bankReference: string
  by: Actor
}

/** Finance saw the money on the bank's statement. One entry of the bank confirms one payment. */
export class ConfirmBankTransfer {
  async handle(entry: BankEntry): Promise<Result<null, ConfirmBankTransferFailure>> {
    const bankReference = entry.bankReference.trim()
    const paidFen = parseYuan(entry.amount)
    const paidAt = momentOf(entry.paidOn)
    if (paidFen === null) return failed({ type: 'amount_unreadable' })
    if (paidAt === null) return failed({ type: 'date_unreadable' })
    if (paidAt > clock.now()) return failed({ type: 'date_in_future' })
    if (bankReference === '') return failed({ type: 'reference_missing' })

    return db.transaction(async (trx) => {
      const payment = await Payment.query({ client: trx })
        .where('id', entry.paymentId)
        .forUpdate()
        .first()
      if (!payment) return failed({ type: 'missing' })
      if (!capabilitiesOf(payment.provider).confirmedByHand) return failed({ type: 'not_by_hand' })
      if (payment.state === 'settled') return failed({ type: 'already_settled' })
      if (payment.amountFen !== paidFen) return failed({ type: 'amount_mismatch' })
      const { provider } = payment
      const used = trx.from('payments').where({ provider, settlement_reference: bankReference })
      if (await used.first()) return failed({ type: 'reference_used' })

      const { paymentId, by } = entry
      const fact = { paidFen, paidAt }
      await new SettlePayment().handle(
        { paymentId, fact, by, settlementReference: bankReference },
        trx
      )
      const subject = { subject: 'payment', subjectId: paymentId }
      await record({ actor: by, action: 'payments.confirmed_by_hand', ...subject }, trx)
      return ok(null)
    })
  }
}

/** Statements tell days, not moments: an entry of today counts as of now, an older one as of its first moment. */
function momentOf(day: string): DateTime | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  if (day === clock.businessDay()) return clock.now()
  const { from } = clock.businessDayRange(day)
  return from.isValid ? from : null
}
