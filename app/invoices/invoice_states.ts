import { InvoiceDrafted } from '#app/invoices/events/invoice_drafted'
import { InvoiceHeld } from '#app/invoices/events/invoice_held'
import { InvoiceIssued } from '#app/invoices/events/invoice_issued'
import { InvoiceRefused } from '#app/invoices/events/invoice_refused'
import { defineStates, type StateOf } from '#app/platform/states/machine'

export const invoiceStates = defineStates({
  subject: 'invoice',
  table: 'invoices',
  initial: ['draft'],
  final: ['issued', 'dropped'],
  verbs: {
    request: { from: ['draft'], to: 'requested' },
    /** Always under the number of the first request. */
    request_again: { from: ['requested', 'pending', 'unknown'], to: 'requested' },
    accept: { from: ['requested', 'unknown'], to: 'pending' },
    lose_track: { from: ['requested'], to: 'unknown' },
    issue: {
      from: ['requested', 'pending', 'unknown'],
      to: 'issued',
      publishes: InvoiceIssued,
    },
    /** The tax side would issue it, but not now: the quota is used up, or nobody is signed in. Nothing was issued. */
    hold: {
      from: ['draft', 'requested', 'pending', 'unknown'],
      to: 'waiting',
      publishes: InvoiceHeld,
    },
    /** Under a new request number: the declined one is over for ever. */
    resume: { from: ['waiting'], to: 'draft', publishes: InvoiceDrafted },
    refuse: {
      from: ['draft', 'requested', 'pending', 'unknown', 'waiting'],
      to: 'refused',
      publishes: InvoiceRefused,
    },
    drop: { from: ['draft', 'waiting', 'refused'], to: 'dropped', reason: 'optional' },
  },
})

export type InvoiceState = StateOf<typeof invoiceStates>

export const INVOICE_STATES = [
  'draft',
  'requested',
  'pending',
  'unknown',
  'waiting',
  'issued',
  'refused',
  'dropped',
] as const satisfies readonly InvoiceState[]
