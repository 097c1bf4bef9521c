import type { DateTime } from 'luxon'
import type { Outcome } from '#app/platform/http/outcome'
import type { CallAnswer, CallVerdict, RawCall } from '#app/platform/http/raw_call'
import type { Fen } from '#app/platform/money/fen'
import { PluginInstance } from '#app/platform/plugins/capability'

/** What a payment plugin can do. Screens and actions ask this, never the plugin's name. */
export interface PaymentCapabilities {
  /** `partial` includes `full`; several partial refunds may add up to the payment. */
  refund: 'none' | 'full' | 'partial'
  /** Can be asked what became of a payment or refund. */
  query: boolean
  /** Can make an unpaid payment impossible to pay. */
  cancel: boolean
  /** Gives a text to show as a QR code. */
  qr: boolean
  /** Gives a page to send the payer to. */
  redirect: boolean
  /** Calls us when something happened. */
  notices: boolean
  /** Money arrives without a call, and finance confirms it by hand from the bank's statement. */
  confirmedByHand: boolean
}

export interface PaymentRequest {
  /**
   * Our number of this payment, stored before the call: the idempotency key. The same number twice
   * is one payment, and the second answer equals the first.
   */
  tradeNumber: string
  amountFen: Fen
  /** Shown to the payer. Holds the order number and nothing personal. */
  subject: string
  /** After this moment the provider must refuse the payer. */
  expiresAt: DateTime
  /** Where the payer's browser returns to. Coming back proves nothing. */
  returnUrl: string
}

/** How the payer can pay now. Both null: by the provider's reference alone, as with a bank transfer. */
export interface PaymentOffer {
  qrContent: string | null
  redirectUrl: string | null
}

/** The provider says that the money is there. */
export interface PaymentFact {
  /** What the payer paid, by the provider's word. Compared with what we asked; never taken for it. */
  paidFen: Fen
  paidAt: DateTime
}

export interface RefundRequest {
  /** Our number of this refund, stored before the call: the idempotency key. */
  refundNumber: string
  tradeNumber: string
  refundFen: Fen
  /** The whole payment; some providers want to see both. */
  paymentFen: Fen
}

export interface RefundFact {
  refundedFen: Fen
  refundedAt: DateTime
}

/** A notice, understood. The outcome is the same that `query` would have given at that moment. */
export type PaymentNotice = {
  /** The same over all repetitions of one notice, and over no other: repeats are recognised by it. */
  key: string
} & (
  | { about: 'payment'; tradeNumber: string; outcome: Outcome<PaymentFact> }
  | { about: 'refund'; refundNumber: string; outcome: Outcome<RefundFact> }
)

/**
 * The contract of every payment plugin.
 *
 * Money is in fen. Times are UTC. Every call ends in an Outcome; a plugin throws only for bugs and
 * for capabilities that it does not declare. Reasons of `declined` are the codes named below; what
 * the provider calls them stays in the plugin's mapping. A plugin never touches our database, and
 * writes no secret and no body of a call to a log or an error.
 */
export abstract class PaymentGateway extends PluginInstance {
  /**
   * Opens a payment at the provider; `reference` is the provider's number, or what the payer writes
   * on a transfer. Declined: `refused`, `duplicate` (the same trade number with another amount).
   */
  abstract create(request: PaymentRequest): Promise<Outcome<PaymentOffer>>

  /**
   * What became of a payment. Succeeded: paid. Pending: still open. Declined: `refused` (the payer's
   * attempt failed for good), `closed`, `expired`, or `not_found`, which after an unknown `create`
   * means that the call never arrived.
   */
  query(_tradeNumber: string): Promise<Outcome<PaymentFact>> {
    return this.refuse('query')
  }

  /**
   * Makes an unpaid payment impossible to pay; doing it twice is one closing, and closing what never
   * arrived succeeds and keeps it from arriving later. Declined: `already_paid`.
   */
  closePayment(_tradeNumber: string): Promise<Outcome<null>> {
    return this.refuse('cancel')
  }

  /** Sends money back. Declined: `refused`, `too_much` (more than is left), `not_paid`. */
  refund(_request: RefundRequest): Promise<Outcome<RefundFact>> {
    return this.refuse('refund')
  }

  /** What became of a refund. Declined: `refused`, `not_found` (the call never arrived). */
  queryRefund(_refundNumber: string): Promise<Outcome<RefundFact>> {
    return this.refuse('refund')
  }

  /** Is this call really the provider's, and fresh? Looks at nothing but the call, the keys and the clock. */
  verifyNotice(_call: RawCall): CallVerdict {
    return this.refuse('notices')
  }

  /** Understands a genuine call, also long after it came; null when it is about something we do not use. */
  readNotice(_call: RawCall): PaymentNotice | null {
    return this.refuse('notices')
  }

  /** What to answer: `stored` ends the provider's repetitions, `refused` does not. */
  answerNotice(_result: 'stored' | 'refused'): CallAnswer {
    return this.refuse('notices')
  }
}

declare module '#app/platform/plugins/plugin' {
  interface PluginContracts {
    payment: { instance: PaymentGateway; capabilities: PaymentCapabilities }
  }
}
