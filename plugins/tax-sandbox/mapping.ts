import { DateTime } from 'luxon'
import type {
  InvoiceLine,
  InvoiceQuota,
  IssuedInvoice,
  IssueRequest,
} from '#app/invoices/channel_messages'
import type { Outcome } from '#app/platform/http/outcome'
import { formatYuan, parseYuan } from '#app/platform/money/fen'

/** The tax side's refusals, and ours for them. */
const REFUSALS: Record<string, string> = {
  SELLER: 'bad_seller',
  BUYER: 'bad_buyer',
  CLASS_CODE: 'bad_class_code',
  RATE: 'bad_rate',
  ARITHMETIC: 'bad_arithmetic',
  QUOTA: 'over_quota',
  DUPLICATE: 'duplicate',
  NOT_FOUND: 'not_found',
  REFUSED: 'refused',
  LOGIN: 'login_needed',
  REASON: 'bad_reason',
  REVERSED: 'already_reversed',
  NOT_CONFIRMED: 'not_confirmed',
  TOO_LATE: 'too_late',
}

export const KINDS = { vat_special: 'SPECIAL', ordinary: 'ORDINARY' } as const
export const UNREADABLE = { status: 'unknown', reason: 'unreadable_answer' } as const

/** The request in the tax side's own form: yuan with two decimals, rates as fractions. */
export function requestContent(request: IssueRequest): object {
  return {
    requestNumber: request.requestNumber,
    kind: KINDS[request.kind],
    seller: request.seller,
    buyer: request.buyer,
    net: formatYuan(request.netFen),
    tax: formatYuan(request.taxFen),
    total: formatYuan(request.totalFen),
    remark: request.remark,
    issuedBy: request.issuedBy,
    fullRateChoice: request.fullRateChoice?.toUpperCase() ?? null,
    lines: request.lines.map(lineContent),
  }
}

export function lineContent(line: InvoiceLine): object {
  return {
    name: `*${line.taxClassShortName}*${line.name}`,
    classCode: line.taxClassCode,
    spec: line.spec,
    unit: line.unit,
    quantity: line.quantity,
    price: line.unitPriceExclTax,
    rate: line.taxRate,
    treatment: line.taxTreatment.toUpperCase(),
    nature: line.nature.toUpperCase(),
    preference: line.preference?.toUpperCase() ?? null,
    deduction: line.deductionFen === null ? null : formatYuan(line.deductionFen),
    net: formatYuan(line.netFen),
    tax: formatYuan(line.taxFen),
    total: formatYuan(line.totalFen),
  }
}

/** A code that is not known yet still has had no effect: the tax side said no. */
export function refusal(
  code: string,
  message: string | null
): { status: 'declined'; reason: string; message: string } {
  return { status: 'declined', reason: REFUSALS[code] ?? 'refused', message: message ?? code }
}

export function issueOutcome(answer: Record<string, unknown>): Outcome<IssuedInvoice> {
  const { state, invoiceNumber, issuedAt, issuedOn, total } = answer
  if (state === 'PROCESSING') return { status: 'pending' }
  const totalFen = typeof total === 'string' ? parseYuan(total) : null
  const moment = typeof issuedAt === 'string' ? DateTime.fromISO(issuedAt, { zone: 'utc' }) : null
  if (state !== 'ISSUED' || totalFen === null || !moment?.isValid) return UNREADABLE
  if (typeof invoiceNumber !== 'string' || typeof issuedOn !== 'string') return UNREADABLE
  return {
    status: 'succeeded',
    reference: invoiceNumber,
    value: { invoiceNumber, issuedAt: moment, issuedOn, totalFen, documents: [] },
  }
}

export function quotaOutcome({ remaining, asOf }: Record<string, unknown>): Outcome<InvoiceQuota> {
  const remainingFen = typeof remaining === 'string' ? parseYuan(remaining) : null
  const moment = typeof asOf === 'string' ? DateTime.fromISO(asOf, { zone: 'utc' }) : null
  if (remainingFen === null || !moment?.isValid) return UNREADABLE
  return { status: 'succeeded', value: { remainingFen, asOf: moment } }
}
