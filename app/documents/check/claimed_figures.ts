import type { Inspection } from '#app/documents/inspect/inspection'
import { shanghaiTime } from '#app/documents/shanghai_time'
import type { Fen } from '#app/platform/money/fen'

/** What an invoice is known by. */
export interface ClaimedFigures {
  invoiceNumber: string
  /** In China: `2026-11-24`. */
  issuedOn: string
  totalFen: Fen
}

const MOST_OF_EACH = 3

/**
 * Number, day and total that a file claims. Where its places contradict each other there are several: whoever
 * changed one place has not changed the other.
 */
export function claimedFigures({ places }: Pick<Inspection, 'places'>): ClaimedFigures[] {
  const invoices = places.map(({ invoice }) => invoice)
  const numbers = distinct(invoices.map(({ invoiceNumber }) => invoiceNumber)).filter((number) =>
    /^\d{20}$/.test(number)
  )
  const days = distinct(invoices.map(({ issuedAt }) => issuedAt && shanghaiTime(issuedAt).date))
  const totals = distinct(invoices.map(({ totalFen }) => totalFen))
  return numbers.flatMap((invoiceNumber) =>
    days.flatMap((issuedOn) => totals.map((totalFen) => ({ invoiceNumber, issuedOn, totalFen })))
  )
}

function distinct<Value>(values: (Value | null)[]): Value[] {
  const known = values.filter((value): value is Value => value !== null)
  return [...new Set(known)].slice(0, MOST_OF_EACH)
}
