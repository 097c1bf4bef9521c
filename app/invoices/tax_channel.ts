import type { DateTime } from 'luxon'
import type { Outcome } from '#app/platform/http/outcome'
import type { CallAnswer, RawCall } from '#app/platform/http/raw_call'
import type { Fen } from '#app/platform/money/fen'
import { PluginInstance } from '#app/platform/plugins/capability'

export type DocumentFormat = 'pdf' | 'ofd' | 'xml'

/** What a tax channel can do. Screens and actions ask this, never the plugin's name. */
export interface TaxChannelCapabilities {
  issue: boolean
  /** Can be asked what became of a request. */
  query: boolean
  /** Can issue credit (red-letter) invoices. */
  reverse: boolean
  /** Documents that the channel hands over. The house makes the others from the issued invoice. */
  documents: readonly DocumentFormat[]
  /** Tells how much may still be issued this month. */
  quota: boolean
  /** Calls us when it has decided about a request. */
  hints: boolean
  /** Its invoices are samples without legal force, and every document must say so. */
  isSample: boolean
}

export interface InvoiceSeller {
  name: string
  taxpayerId: string
  address: string
  phone: string
  bankName: string
  bankAccount: string
}

/** The buyer by the invoice title. A person has no taxpayer id. Personal: never logged, never in an error. */
export interface InvoiceBuyer {
  name: string
  taxpayerId: string | null
  address: string | null
  phone: string | null
  bankName: string | null
  bankAccount: string | null
}

/** Amounts hold exactly: netFen + taxFen = totalFen on each line and in the sums. */
export interface InvoiceLine {
  /** From 1 without gaps. */
  position: number
  /** Goods or service, without the class short name. */
  name: string
  taxClassCode: string
  /** Printed between asterisks before the name. */
  taxClassShortName: string
  spec: string | null
  unit: string | null
  /** Decimal strings, both or neither. Up to 8 and 13 decimals. */
  quantity: string | null
  unitPriceExclTax: string | null
  /** `0.1300` for thirteen percent. */
  taxRate: string
  taxTreatment: 'taxed' | 'exempt' | 'not_taxed' | 'zero_rated'
  netFen: Fen
  taxFen: Fen
  totalFen: Fen
}

export interface IssueRequest {
  /**
   * Our issue request number, stored before the call: the idempotency key. The same number twice is
   * one invoice. While its outcome is unknown nobody asks again under another number.
   */
  requestNumber: string
  kind: 'ordinary' | 'vat_special'
  seller: InvoiceSeller
  buyer: InvoiceBuyer
  /** At least one. */
  lines: InvoiceLine[]
  netFen: Fen
  taxFen: Fen
  totalFen: Fen
  /** Printed in the remarks box; may be empty. */
  remark: string
  /** The person who issues, as printed. */
  issuedBy: string
}

export interface IssuedInvoice {
  /** Twenty digits, given by the tax side. */
  invoiceNumber: string
  issuedAt: DateTime
  /** The business day in China, `2026-11-24`; printed as the date of issue. */
  issuedOn: string
  totalFen: Fen
  /** Which documents can be fetched now; a subset of the capability. More may come later. */
  documents: DocumentFormat[]
}

export interface InvoiceQuota {
  /** What may still be issued this month; the quota counts amounts without tax. */
  remainingFen: Fen
  asOf: DateTime
}

/**
 * The contract of every tax channel.
 *
 * Money is in fen and computed by us; a channel checks it and never rounds anew. Every call ends in
 * an Outcome; a plugin throws only for bugs and for capabilities that it does not declare. A plugin
 * never touches our database, and writes no buyer, secret or body of a call to a log or an error.
 */
export abstract class TaxChannel extends PluginInstance {
  /**
   * Asks for an original (blue) invoice. `pending`: accepted, ask again later.
   * Declined, with what to mend in `message`: `bad_seller`, `bad_buyer`, `bad_class_code`, `bad_rate`,
   * `bad_arithmetic`, `over_quota`, `duplicate` (the same request number with other content), `refused`.
   */
  abstract issue(request: IssueRequest): Promise<Outcome<IssuedInvoice>>

  /** What became of a request. Declined: as in `issue`, or `not_found`: the call never arrived. */
  query(_requestNumber: string): Promise<Outcome<IssuedInvoice>> {
    return this.refuse('query')
  }

  /** The document as the tax side made it, byte for byte. Declined: `not_found`. */
  document(_requestNumber: string, _format: DocumentFormat): Promise<Outcome<Buffer>> {
    return this.refuse('documents')
  }

  /** Declined: `bad_seller` (not connected to this channel). */
  quota(_sellerTaxpayerId: string): Promise<Outcome<InvoiceQuota>> {
    return this.refuse('quota')
  }

  /** Which request a call from outside is about; null when it is not in their form. Nothing in it is believed. */
  readHint(_call: RawCall): string | null {
    return this.refuse('hints')
  }

  /** `noted` ends their repetitions, whether we know the request or not; `unreadable` does not. */
  answerHint(_result: 'noted' | 'unreadable'): CallAnswer {
    return this.refuse('hints')
  }
}

declare module '#app/platform/plugins/plugin' {
  interface PluginContracts {
    tax: { instance: TaxChannel; capabilities: TaxChannelCapabilities }
  }
}
