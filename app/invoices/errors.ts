import type { InvoiceState } from '#app/invoices/invoice_states'

/** Why an order, or several at once, cannot be billed; texts: `invoices.failures.<type>`. */
export type BillFailure =
  | { type: 'missing' }
  /** The order wants no invoice. */
  | { type: 'not_wanted' }
  | { type: 'not_paid' }
  | { type: 'order_cancelled' }
  /** All its money went back. */
  | { type: 'refunded' }
  /** `number`: of the order that does not go with the first one. */
  | { type: 'other_customer'; number: string }
  | { type: 'other_title'; number: string }
  | { type: 'other_kind'; number: string }
  /** `line`: the name of what was asked for beyond what is left of it. */
  | { type: 'more_than_left'; line: string }
  | { type: 'nothing_left' }

/** Why no invoice was drafted; texts: `invoices.failures.<type>`. */
export type DraftFailure =
  | BillFailure
  | { type: 'already_drafted'; invoiceId: string; state: InvoiceState }
  /** Everything on the order is free of charge. */
  | { type: 'nothing_to_invoice' }
  | { type: 'no_seller' }

/** Why the tax channel was not asked; texts: `invoices.failures.<type>`. */
export type AskFailure =
  | { type: 'missing' }
  | { type: 'stale'; state: InvoiceState }
  | { type: 'channel_unavailable'; problem: string }
  /** A credit invoice whose form lets nothing be issued (yet). */
  | { type: 'not_confirmed' }

/** A credit invoice is drawn up anew from its form, never from the order. */
export type RedraftFailure =
  DraftFailure | { type: 'stale'; state: InvoiceState } | { type: 'is_credit' }

/** Why an invoice was not given up; texts: `invoices.failures.<type>`. */
export type DropFailure =
  { type: 'missing' } | { type: 'stale'; state: InvoiceState } | { type: 'is_credit' }
