import { DateTime } from 'luxon'
import type {
  BuyersForm,
  BuyersFormLine,
  ConfirmationState,
  CreditApplication,
  CreditConfirmation,
  CreditReason,
  CreditRequest,
} from '#app/invoices/credit_messages'
import type { Outcome } from '#app/platform/http/outcome'
import { formatYuan, parseYuan } from '#app/platform/money/fen'
import { KINDS, lineContent, UNREADABLE } from './mapping.js'

type Told = Record<string, unknown>

const STATES: Record<string, ConfirmationState> = {
  NOT_NEEDED: 'not_needed',
  AWAITING_BUYER: 'awaiting_buyer',
  AWAITING_SELLER: 'awaiting_seller',
  CONFIRMED: 'confirmed',
  DENIED_BY_BUYER: 'denied_by_buyer',
  DENIED_BY_SELLER: 'denied_by_seller',
  EXPIRED: 'expired',
  WITHDRAWN: 'withdrawn',
  WITHDRAWN_AFTER_CONFIRMATION: 'withdrawn_after_confirmation',
  VOID_ABNORMAL: 'void_abnormal',
}

const REASONS: Record<string, CreditReason> = {
  WRONG_INVOICE: 'wrong_invoice',
  GOODS_RETURNED: 'goods_returned',
  SERVICE_STOPPED: 'service_stopped',
  ALLOWANCE: 'allowance',
}

export function applicationContent(application: CreditApplication): object {
  return { applicationNumber: application.applicationNumber, ...content(application) }
}

export function creditContent(request: CreditRequest): object {
  return {
    requestNumber: request.requestNumber,
    formNumber: request.confirmationNumber,
    remark: request.remark,
    issuedBy: request.issuedBy,
    ...content(request),
  }
}

export function formOutcome(told: Told): Outcome<CreditConfirmation> {
  const form = readForm(told)
  return form ? { status: 'succeeded', value: form } : UNREADABLE
}

export function waitingOutcome({ forms }: Told): Outcome<BuyersForm[]> {
  if (!Array.isArray(forms)) return UNREADABLE
  const read = forms.map((told: Told) => readBuyersForm(told))
  const whole = read.filter((form) => form !== null)
  return whole.length === read.length ? { status: 'succeeded', value: whole } : UNREADABLE
}

function content(credit: Omit<CreditApplication, 'applicationNumber' | 'requestNumber'>): object {
  return {
    originalInvoiceNumber: credit.originalInvoiceNumber,
    kind: KINDS[credit.originalKind],
    reason: credit.reason.toUpperCase(),
    seller: credit.seller,
    buyer: credit.buyer,
    net: formatYuan(credit.netFen),
    tax: formatYuan(credit.taxFen),
    total: formatYuan(credit.totalFen),
    lines: credit.lines.map((line) => ({
      originalPosition: line.originalPosition,
      ...lineContent(line),
    })),
  }
}

function readForm(told: Told): CreditConfirmation | null {
  const { number, original, total, expiresAt, openedBy } = told
  const state = STATES[String(told.state)]
  const totalFen = typeof total === 'string' ? parseYuan(total) : null
  const end = typeof expiresAt === 'string' ? DateTime.fromISO(expiresAt, { zone: 'utc' }) : null
  if (state === undefined || totalFen === null || end?.isValid === false) return null
  if (typeof number !== 'string' || typeof original !== 'string') return null
  return {
    confirmationNumber: number,
    state,
    openedBy: openedBy === 'BUYER' ? 'buyer' : 'seller',
    originalInvoiceNumber: original,
    expiresAt: end,
    totalFen,
  }
}

function readBuyersForm(told: Told): BuyersForm | null {
  const form = readForm(told)
  const reason = REASONS[String(told.reason)]
  const [netFen, taxFen] = [parseYuan(String(told.net)), parseYuan(String(told.tax))]
  const lines = Array.isArray(told.lines) ? told.lines.map(readLine) : [null]
  const whole = lines.filter((line) => line !== null)
  if (form === null || form.confirmationNumber === null || reason === undefined) return null
  if (netFen === null || taxFen === null || whole.length < lines.length) return null
  const { confirmationNumber } = form
  return { ...form, confirmationNumber, openedBy: 'buyer', reason, lines: whole, netFen, taxFen }
}

function readLine(told: Told): BuyersFormLine | null {
  const { originalPosition, quantity } = told
  const [netFen, taxFen] = [parseYuan(String(told.net)), parseYuan(String(told.tax))]
  if (typeof originalPosition !== 'number' || netFen === null || taxFen === null) return null
  return {
    originalPosition,
    quantity: typeof quantity === 'string' ? quantity : null,
    netFen,
    taxFen,
  }
}
