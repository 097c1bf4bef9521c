import { DateTime } from 'luxon'
import type { DocumentFormat, InvoiceQuota, IssuedInvoice } from '#app/invoices/channel_messages'
import { BUSINESS_ZONE, clock } from '#app/platform/clock'
import type { Outcome } from '#app/platform/http/outcome'
import { parseYuan } from '#app/platform/money/fen'
import type { InvoiceEntry } from './invoice_entry.js'
import { failureOf } from './refusals.js'

export const UNREADABLE = { status: 'unknown', reason: 'unreadable_answer' } as const

/** Issued, but the seal is missing: it comes when they are told to try again. */
export const SEAL_FAILED = '24'

/** The original voucher first. */
const FORMATS: readonly DocumentFormat[] = ['ofd', 'pdf', 'xml']

export function issueOutcome(entry: InvoiceEntry): Outcome<IssuedInvoice> {
  switch (entry.status) {
    case '2':
      return issued(entry)
    case '20':
    case '21':
    case SEAL_FAILED:
      return { status: 'pending', reference: entry.serialNumber }
    case '22':
      return failureOf(entry.failCause, entry.personal)
    case '3':
    case '31':
      // An invoice of this kind cannot be voided: nobody may issue another one for the same order before a
      // person has looked.
      return { status: 'unknown', reason: 'voided_at_provider' }
    default:
      return UNREADABLE
  }
}

function issued(entry: InvoiceEntry): Outcome<IssuedInvoice> {
  const { invoiceNumber, totalFen, urls } = entry
  if (!/^\d{20}$/.test(invoiceNumber) || totalFen === null || entry.issuedAt === null)
    return UNREADABLE
  const issuedAt = DateTime.fromMillis(entry.issuedAt, { zone: 'utc' })
  const issuedOn = clock.businessDay(issuedAt)
  const documents = FORMATS.filter((format) => urls[format] !== undefined)
  return {
    status: 'succeeded',
    reference: invoiceNumber,
    value: { invoiceNumber, issuedAt, issuedOn, totalFen, documents },
  }
}

/** Null while they hold no figure: it has to be fetched from the tax bureau first. */
export function quotaOf(result: unknown): InvoiceQuota | null {
  if (typeof result !== 'object' || result === null) return null
  const told = result as Record<string, unknown>
  const remainingFen = parseYuan(String(told.availableCreditLine ?? ''))
  const asOf = DateTime.fromFormat(String(told.amountUpdateTime ?? ''), 'yyyy-MM-dd HH:mm:ss', {
    zone: BUSINESS_ZONE,
  })
  return remainingFen === null || !asOf.isValid ? null : { remainingFen, asOf: asOf.toUTC() }
}
