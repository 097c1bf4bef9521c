import type { DateTime } from 'luxon'
import type { InvoiceBuyer, InvoiceLine, InvoiceSeller } from '#app/invoices/channel_messages'
import type { Fen } from '#app/platform/money/fen'

/** Each plugin maps these by hand: the orders of the tax side's codes differ from channel to channel. */
export type CreditReason = 'wrong_invoice' | 'goods_returned' | 'service_stopped' | 'allowance'

/**
 * The confirmation form of a credit invoice (红字发票信息确认单), by the tax bureau's codes 01 to 10.
 * Only `not_needed` and `confirmed` let a credit invoice be issued; everything from `denied_by_buyer` on is final.
 */
export type ConfirmationState =
  | 'not_needed'
  | 'awaiting_buyer'
  | 'awaiting_seller'
  | 'confirmed'
  | 'denied_by_buyer'
  | 'denied_by_seller'
  | 'expired'
  | 'withdrawn'
  | 'withdrawn_after_confirmation'
  | 'void_abnormal'

/** A line of the original, taken back in whole or in part: quantity and amounts are negative. */
export interface CreditLine extends InvoiceLine {
  nature: 'normal'
  /** The position of the original's line; unit, rate and class code are those of that line. */
  originalPosition: number
}

/** Asks for the confirmation form of one credit invoice. */
export interface CreditApplication {
  /** Our number of the form, stored before the call: the idempotency key. */
  applicationNumber: string
  /**
   * Our request number of the credit invoice itself, stored with it. Some tax sides issue as soon as a form allows
   * it, and give the invoice this number; `issueCredit` under the same number then answers with that invoice.
   */
  requestNumber: string
  originalInvoiceNumber: string
  originalIssuedAt: DateTime
  originalKind: 'ordinary' | 'vat_special'
  reason: CreditReason
  seller: InvoiceSeller
  buyer: InvoiceBuyer
  /** A `wrong_invoice` takes back every line whole. */
  lines: CreditLine[]
  /** Negative. */
  netFen: Fen
  taxFen: Fen
  totalFen: Fen
}

export interface CreditConfirmation {
  /** Twenty digits; null until the tax side has given it. */
  confirmationNumber: string | null
  state: ConfirmationState
  openedBy: 'seller' | 'buyer'
  originalInvoiceNumber: string
  /** When an unanswered form becomes void: 72 hours after it was opened. Null once it is decided. */
  expiresAt: DateTime | null
  /** Negative. */
  totalFen: Fen
}

/** A form that a buyer opened: what this side needs to answer it and to issue its credit invoice. */
export interface BuyersForm extends CreditConfirmation {
  confirmationNumber: string
  openedBy: 'buyer'
  reason: CreditReason
  lines: BuyersFormLine[]
  /** Negative. */
  netFen: Fen
  taxFen: Fen
}

export interface BuyersFormLine {
  originalPosition: number
  /** Negative, or null. */
  quantity: string | null
  netFen: Fen
  taxFen: Fen
}

/** Asks for the credit invoice itself, with the content of its form. */
export interface CreditRequest extends Omit<CreditApplication, 'applicationNumber'> {
  /** Null for a form that the buyer opened. */
  applicationNumber: string | null
  confirmationNumber: string
  /** Printed: the original's number and the number of the form. */
  remark: string
  issuedBy: string
}

/** `agree` and `deny` answer a form that the buyer opened; `withdraw` takes our own back while it has no invoice. */
export type ConfirmationReply = 'agree' | 'deny' | 'withdraw'
