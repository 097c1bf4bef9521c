import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IssueRequest } from '#app/invoices/channel_messages'
import { trimDecimal } from '#app/platform/money/decimal'
import { type Fen, sumFen } from '#app/platform/money/fen'

export interface Declined {
  status: 'declined'
  reason: string
  message: string
}

type Fault =
  | 'seller'
  | 'buyer_name'
  | 'special_without_id'
  | 'special_for_person'
  | 'rate'
  | 'refund'
  | 'sums'
  | 'duplicate'
  | 'form_side'
  | 'form_decided'
  | 'form_used'
  | 'not_confirmed'
  | 'credit_differs'

const REASONS: Record<Fault, string> = {
  seller: 'bad_seller',
  buyer_name: 'bad_buyer',
  special_without_id: 'bad_buyer',
  special_for_person: 'bad_buyer',
  rate: 'bad_rate',
  refund: 'bad_rate',
  sums: 'bad_arithmetic',
  duplicate: 'duplicate',
  form_side: 'refused',
  form_decided: 'too_late',
  form_used: 'already_reversed',
  not_confirmed: 'not_confirmed',
  credit_differs: 'bad_arithmetic',
}

/** In use since 2026-01-01; any other is told to us as wrong arithmetic. */
const RATES = new Set(['0.13', '0.09', '0.06', '0.05', '0.03', '0.015', '0.01', '0'])

// Refusals are shown beside those of the tax side, which speaks Chinese to everybody.
const texts: Record<string, string> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'lang/zh-CN.json'), 'utf8')
)

/** What must not even be sent: their form has no field in which they could notice it, or notice it too late. */
export function objectionTo(
  request: IssueRequest,
  { taxpayerId, refundPolicy }: { taxpayerId: string; refundPolicy: string | null }
): Declined | null {
  const { buyer, kind, lines } = request
  if (request.seller.taxpayerId !== taxpayerId) return objection('seller')
  if (buyer.name.trim() === '') return objection('buyer_name')
  if (kind === 'vat_special' && buyer.taxpayerId === null) return objection('special_without_id')
  if (kind === 'vat_special' && buyer.isNaturalPerson) return objection('special_for_person')
  const isRefunded = lines.some(({ preference }) => preference === 'refund_on_levy')
  if (isRefunded && refundPolicy === null) return objection('refund')
  if (lines.some(({ taxRate }) => !RATES.has(trimDecimal(taxRate)))) return objection('rate')
  const sums: [Fen, Fen][] = [
    [request.netFen, sumFen(lines.map(({ netFen }) => netFen))],
    [request.taxFen, sumFen(lines.map(({ taxFen }) => taxFen))],
    [request.totalFen, sumFen(lines.map(({ totalFen }) => totalFen))],
  ]
  return sums.every(([asked, added]) => asked === added) ? null : objection('sums')
}

export function objection(fault: Fault): Declined {
  return { status: 'declined', reason: REASONS[fault], message: texts[`refusal.${fault}`] }
}
