import { DateTime } from 'luxon'
import type {
  BuyersForm,
  BuyersFormLine,
  CreditApplication,
  CreditConfirmation,
} from '#app/invoices/credit_messages'
import { BUSINESS_ZONE } from '#app/platform/clock'
import type { Outcome } from '#app/platform/http/outcome'
import { type Fen, fen, parseYuan } from '#app/platform/money/fen'
import { UNREADABLE } from './mapping.js'
import {
  ANSWER_HOURS,
  APPLICATION_FAILED,
  APPLYING,
  BUYER,
  FORM_STATES,
  RED_REASONS,
  reasonOf,
} from './red_codes.js'
import { redFailureOf } from './refusals.js'

/** One confirmation form as `queryInvoiceRedConfirm` lists it. */
export interface RedForm {
  applicationNumber: string
  number: string
  uuid: string
  status: string
  message: string
  /** What somebody did about it last. */
  requestStatus: string
  isBuyers: boolean
  original: string
  reason: string
  openedAt: DateTime | null
  netFen: Fen | null
  taxFen: Fen | null
  /** Of the credit invoice, when it has one. */
  serialNumber: string
  orderNumber: string
  lines: unknown
  /** Everything of the buyer's that their words could repeat. */
  personal: string[]
}

/** Null for what is not in their form. */
export function readForm(value: unknown): RedForm | null {
  if (typeof value !== 'object' || value === null || !('billStatus' in value)) return null
  const told = value as Record<string, unknown>
  const text = (name: string) => textOf(told[name])
  const openedAt = DateTime.fromFormat(text('billTime'), 'yyyy-MM-dd HH:mm:ss', {
    zone: BUSINESS_ZONE,
  })
  return {
    applicationNumber: text('billId'),
    number: text('billNo'),
    uuid: text('billUuid'),
    status: text('billStatus'),
    message: text('billMessage'),
    requestStatus: text('requestStatus'),
    isBuyers: text('applySource') === BUYER,
    original: text('blueElecInvoiceNumber') || text('blueInvoiceNumber'),
    reason: text('redReason'),
    openedAt: openedAt.isValid ? openedAt.toUTC() : null,
    netFen: parseYuan(text('taxExcludedAmount')),
    taxFen: parseYuan(text('taxAmount')),
    serialNumber: text('invoiceSerialNum'),
    orderNumber: text('orderNo'),
    lines: told.detail,
    personal: ['buyerName', 'buyerTaxNo'].map(text),
  }
}

export function formOutcome(form: RedForm): Outcome<CreditConfirmation> {
  if (form.status === APPLYING) return { status: 'pending' }
  if (form.status === APPLICATION_FAILED) return redFailureOf(form.message, form.personal)
  const value = confirmationOf(form)
  return value ? { status: 'succeeded', value, reference: form.number } : UNREADABLE
}

function confirmationOf(form: RedForm): CreditConfirmation | null {
  const state = FORM_STATES[form.status]
  const { netFen, taxFen, openedAt } = form
  if (state === undefined || netFen === null || taxFen === null) return null
  const isWaiting = state === 'awaiting_buyer' || state === 'awaiting_seller'
  return {
    confirmationNumber: form.number || null,
    state,
    openedBy: form.isBuyers ? 'buyer' : 'seller',
    originalInvoiceNumber: form.original,
    expiresAt: isWaiting && openedAt ? openedAt.plus({ hours: ANSWER_HOURS }) : null,
    totalFen: fen(netFen + taxFen),
  }
}

/** Null when something is missing that has to be known to answer it. */
export function buyersFormOf(form: RedForm): BuyersForm | null {
  const known = confirmationOf(form)
  const reason = reasonOf(form.reason)
  const { netFen, taxFen, number } = form
  const lines = Array.isArray(form.lines) ? form.lines.map(lineOf) : []
  const whole = lines.filter((line) => line !== null)
  if (known === null || reason === null || number === '' || netFen === null || taxFen === null)
    return null
  if (whole.length < lines.length) return null
  const confirmationNumber = number
  return { ...known, confirmationNumber, openedBy: 'buyer', reason, lines: whole, netFen, taxFen }
}

/** Whether a form is the one that we ask for. */
export function isSameForm(form: RedForm, application: CreditApplication): boolean {
  return (
    form.original === application.originalInvoiceNumber &&
    form.reason === RED_REASONS[application.reason] &&
    (form.netFen === null || form.netFen === application.netFen) &&
    (form.taxFen === null || form.taxFen === application.taxFen)
  )
}

function lineOf(told: Record<string, unknown>): BuyersFormLine | null {
  const position = Number(textOf(told.blueDetailIndex))
  const netFen = parseYuan(textOf(told.taxExcludedAmount))
  const taxFen = parseYuan(textOf(told.taxAmount))
  if (!Number.isSafeInteger(position) || position < 1 || netFen === null || taxFen === null)
    return null
  return { originalPosition: position, quantity: textOf(told.num) || null, netFen, taxFen }
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
