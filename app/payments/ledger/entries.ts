import type { Fen } from '#app/platform/money/fen'

/**
 * Accounts of the double-entry book.
 * - `clearing:<provider>`: money that the provider (or the bank) holds for us
 * - `receivable`: what customers owe for orders; payments bring it down
 * - `surplus`: money that no order could take, until it went back
 * - `revenue`: where orders earn; a refund takes from it
 * - `refund_payable`: refunds that are promised and have not gone out
 */
export type Account = `clearing:${string}` | 'receivable' | 'surplus' | 'revenue' | 'refund_payable'

export type EntryKind =
  'payment_settled' | 'refund_requested' | 'refund_succeeded' | 'refund_declined'

/** One amount, from the credited to the debited account: an entry made so always balances. */
export interface Entry {
  kind: EntryKind
  /** The payment, or the refund; each kind is posted once for a source. */
  sourceId: string
  debit: Account
  credit: Account
  amountFen: Fen
}

interface Source {
  id: string
  provider: string
  amountFen: Fen
  isSurplus: boolean
}

export function paymentSettled({ id, provider, amountFen, isSurplus }: Source): Entry {
  const credit = isSurplus ? 'surplus' : 'receivable'
  return { kind: 'payment_settled', sourceId: id, debit: `clearing:${provider}`, credit, amountFen }
}

export function refundRequested({ id, amountFen, isSurplus }: Source): Entry {
  const debit = isSurplus ? 'surplus' : 'revenue'
  return { kind: 'refund_requested', sourceId: id, debit, credit: 'refund_payable', amountFen }
}

export function refundSucceeded({ id, provider, amountFen }: Source): Entry {
  const credit: Account = `clearing:${provider}`
  return { kind: 'refund_succeeded', sourceId: id, debit: 'refund_payable', credit, amountFen }
}

/** Takes the promise of `refundRequested` back. */
export function refundDeclined({ id, amountFen, isSurplus }: Source): Entry {
  const credit = isSurplus ? 'surplus' : 'revenue'
  return { kind: 'refund_declined', sourceId: id, debit: 'refund_payable', credit, amountFen }
}
