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
    refuse: {
      from: ['draft', 'requested', 'pending', 'unknown'],
      to: 'refused',
      publishes: InvoiceRefused,
    },
    drop: { from: ['draft', 'refused'], to: 'dropped', reason: 'optional' },
  },
})

export type InvoiceState = StateOf<typeof invoiceStates>

export const INVOICE_STATES = [
  'draft',
  'requested',
  'pending',
  'unknown',
  'issued',
  'refused',
  'dropped',
] as const satisfies readonly InvoiceState[]
