import type { InvoiceState } from '#app/invoices/invoice_states'

/** Why no invoice was drafted; texts: `invoices.failures.<type>`. */
export type DraftFailure =
  | { type: 'missing' }
  /** The order wants no invoice. */
  | { type: 'not_wanted' }
  | { type: 'not_paid' }
  | { type: 'order_cancelled' }
  | { type: 'already_drafted'; invoiceId: string; state: InvoiceState }
  /** Everything on the order is free of charge. */
  | { type: 'nothing_to_invoice' }
  | { type: 'no_seller' }

/** Why the tax channel was not asked; texts: `invoices.failures.<type>`. */
export type AskFailure =
  | { type: 'missing' }
  | { type: 'stale'; state: InvoiceState }
  | { type: 'channel_unavailable'; problem: string }

export type RedraftFailure = DraftFailure | { type: 'stale'; state: InvoiceState }
