import { createHash } from 'node:crypto'
import type { Content, Objection } from './contents.js'
import { refusalText } from './refusal_texts.js'
import type { RequestRow } from './store.js'

/** What the tax side answers: content, or a refusal, or nothing at all although the deed is done. */
export type Answer =
  | { status: 200; content: object }
  | { status: 409; code: string; message: string | null }
  | { status: 'lost' }

export function said(content: object): Answer {
  return { status: 200, content }
}

export function refused(code: Objection['code'], fault: string, line?: number): Answer {
  return { status: 409, code, message: refusalText(fault, line) }
}

export function answerOf(row: RequestRow): Answer {
  if (row.state === 'REFUSED')
    return { status: 409, code: row.code ?? 'REFUSED', message: row.message }
  const { invoice_number: invoiceNumber, issued_at: issuedAt, issued_on: issuedOn } = row
  return said({ state: row.state, invoiceNumber, issuedAt, issuedOn, total: row.total })
}

/** Of a call without the address to call back, which may change between two tries. */
export function fingerprintOf(content: Content): string {
  const told = JSON.stringify({ ...content, hintUrl: null })
  return createHash('sha256').update(told).digest('hex')
}
