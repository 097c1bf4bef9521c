import { DateTime } from 'luxon'
import type { Outcome } from '#app/platform/http/outcome'
import { type Fen, parseYuan } from '#app/platform/money/fen'
import { never } from '#app/platform/result'
import type { PaymentFact, RefundFact } from '#app/payments/gateway'

/** The provider's own words for the state of a trade and of a refund. */
export const TRADE_STATES = ['OPEN', 'PROCESSING', 'PAID', 'REFUSED', 'CLOSED', 'EXPIRED'] as const
export const REFUND_STATES = ['PROCESSING', 'DONE', 'REFUSED'] as const
export type TradeState = (typeof TRADE_STATES)[number]
export type RefundState = (typeof REFUND_STATES)[number]

/** The provider's refusals of a call, and ours for them. */
const REFUSALS: Record<string, string> = {
  DUPLICATE: 'duplicate',
  ALREADY_PAID: 'already_paid',
  TOO_MUCH: 'too_much',
  NOT_PAID: 'not_paid',
  NOT_FOUND: 'not_found',
}

export interface TradeAnswer {
  state: TradeState
  amount: Fen
  reference: string
  doneAt: DateTime | null
}

export interface RefundAnswer {
  state: RefundState
  amount: Fen
  reference: string
  doneAt: DateTime | null
}

export function paymentOutcome(answer: TradeAnswer): Outcome<PaymentFact> {
  const { state, amount, reference, doneAt } = answer
  switch (state) {
    case 'PAID':
      return doneAt === null
        ? { status: 'unknown', reason: 'unreadable_answer' }
        : { status: 'succeeded', value: { paidFen: amount, paidAt: doneAt }, reference }
    case 'OPEN':
    case 'PROCESSING':
      return { status: 'pending', reference }
    case 'REFUSED':
      return { status: 'declined', reason: 'refused' }
    case 'CLOSED':
      return { status: 'declined', reason: 'closed' }
    case 'EXPIRED':
      return { status: 'declined', reason: 'expired' }
    default:
      return never(state)
  }
}

export function refundOutcome(answer: RefundAnswer): Outcome<RefundFact> {
  const { state, amount, reference, doneAt } = answer
  switch (state) {
    case 'DONE':
      return doneAt === null
        ? { status: 'unknown', reason: 'unreadable_answer' }
        : { status: 'succeeded', value: { refundedFen: amount, refundedAt: doneAt }, reference }
    case 'PROCESSING':
      return { status: 'pending', reference }
    case 'REFUSED':
      return { status: 'declined', reason: 'refused' }
    default:
      return never(state)
  }
}

/** A code that is not known yet still has had no effect: the provider said no. */
export function refusal(code: string): { status: 'declined'; reason: string; message: string } {
  return { status: 'declined', reason: REFUSALS[code] ?? 'refused', message: code }
}

export function readTrade(answer: Record<string, unknown>): TradeAnswer | null {
  const state = TRADE_STATES.find((known) => known === answer.state)
  const rest = readCommon(answer, answer.paymentNumber)
  return state && rest ? { state, ...rest } : null
}

export function readRefund(answer: Record<string, unknown>): RefundAnswer | null {
  const state = REFUND_STATES.find((known) => known === answer.state)
  const rest = readCommon(answer, answer.providerNumber)
  return state && rest ? { state, ...rest } : null
}

function readCommon({ amount, doneAt }: Record<string, unknown>, reference: unknown) {
  const fen = typeof amount === 'string' ? parseYuan(amount) : null
  if (fen === null || typeof reference !== 'string') return null
  const moment = typeof doneAt === 'string' ? DateTime.fromISO(doneAt, { zone: 'utc' }) : null
  return { amount: fen, reference, doneAt: moment?.isValid ? moment : null }
}
