import type { DateTime } from 'luxon'
import type { PaymentState } from '#app/payments/payment_states'

/** What the customer's payment page puts in front. Only `choose`, `pay` and `code_expired` invite to pay. */
export type PaymentStage =
  'paid' | 'not_payable' | 'overdue' | 'mismatch' | 'unclear' | 'code_expired' | 'pay' | 'choose'

interface Standing {
  order: { isPaid: boolean; isPayable: boolean; dueAt: DateTime | null }
  /** The open attempt, if there is one. */
  attempt: { state: PaymentState; problem: string | null; expiresAt: DateTime | null } | null
  now: DateTime
  /** The customer asks for another way to pay than the open one. */
  wantsOther: boolean
}

/** As long as nobody knows what became of the money, the page asks for none: nobody pays twice. */
export function paymentStage({ order, attempt, now, wantsOther }: Standing): PaymentStage {
  if (order.isPaid) return 'paid'
  if (!order.isPayable) return 'not_payable'
  if (attempt?.problem) return 'mismatch'
  if (attempt && attempt.state !== 'awaiting') return 'unclear'
  if (order.dueAt && order.dueAt <= now) return 'overdue'
  if (!attempt || wantsOther) return 'choose'
  return attempt.expiresAt && attempt.expiresAt <= now ? 'code_expired' : 'pay'
}
