import type { ArchivedFormat } from '#app/archive/format'
import type { Fen } from '#app/platform/money/fen'

export interface ArchivedParty {
  name: string
  taxpayerId: string | null
}

/** A file of the invoice, as it was stored. */
export interface ArchivedDocument {
  format: ArchivedFormat
  origin: string
  size: number
  /** 64 hex digits. */
  sha256: string
}

export interface ArchivedPayment {
  tradeNumber: string
  provider: string
  providerReference: string | null
  state: string
  amountFen: Fen
  settledAt: string | null
}

/** A line of the double-entry book: the voucher that the invoice goes with. */
export interface ArchivedVoucher {
  id: string
  kind: string
  postedAt: string
  lines: { account: string; debitFen: Fen; creditFen: Fen }[]
}

/** Something that was done with the invoice: who, as kind and id, never a name. */
export interface ArchivedEvent {
  at: string
  kind: 'state' | 'audit' | 'delivery'
  what: string
  detail: string | null
}

/** What is known of one invoice when it is archived. Moments are UTC timestamps. */
export interface ArchiveRecord {
  invoiceNumber: string
  kind: string
  state: string
  isCredit: boolean
  originalNumber: string | null
  creditNumbers: string[]
  /** The business day of issue. */
  issuedOn: string
  issuedAt: string
  netFen: Fen
  taxFen: Fen
  totalFen: Fen
  seller: ArchivedParty
  buyer: ArchivedParty
  channel: string
  requestNumber: string
  orderNumber: string
  payments: ArchivedPayment[]
  vouchers: ArchivedVoucher[]
  events: ArchivedEvent[]
  documents: ArchivedDocument[]
  /** What the check of the files said at archiving: `sound`, or why not. */
  outcome: string
  checkedAt: string
}

/** The part of a record that is read back from its XML. */
export type ReadRecord = Omit<
  ArchiveRecord,
  'payments' | 'vouchers' | 'events' | 'creditNumbers' | 'channel' | 'requestNumber'
>
