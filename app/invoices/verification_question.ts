import { DateTime } from 'luxon'
import type { VerificationFigures } from '#app/invoices/verification_index'
import { parseYuan } from '#app/platform/money/fen'

export type QuestionField = 'number' | 'issued_on' | 'total'

export interface ReadQuestion {
  /** Null when a field cannot be read. */
  figures: VerificationFigures | null
  wrong: QuestionField[]
}

/** What somebody typed off an invoice: spaces in the number, a currency sign and commas are forgiven. */
export function readQuestion(typed: Record<string, unknown>): ReadQuestion {
  const text = (name: QuestionField) => String(typed[name] ?? '').normalize('NFKC')
  const invoiceNumber = text('number').replaceAll(/\s/g, '')
  const issuedOn = text('issued_on').trim()
  const totalFen = parseYuan(text('total').replaceAll(/[\u00A5\s]/g, ''))
  const wrong: QuestionField[] = []
  if (!/^\d{20}$/.test(invoiceNumber)) wrong.push('number')
  if (!DateTime.fromFormat(issuedOn, 'yyyy-MM-dd').isValid) wrong.push('issued_on')
  if (totalFen === null) wrong.push('total')
  const isReadable = wrong.length === 0 && totalFen !== null
  return { figures: isReadable ? { invoiceNumber, issuedOn, totalFen } : null, wrong }
}

/** Nothing was typed: whoever brings a file need not. */
export function isUnasked(typed: Record<string, unknown>): boolean {
  return ['number', 'issued_on', 'total'].every((name) => !String(typed[name] ?? '').trim())
}
