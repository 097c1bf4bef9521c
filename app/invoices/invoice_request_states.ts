import { InvoiceRequestDeclined } from '#app/invoices/events/invoice_request_declined'
import { defineStates, type StateOf } from '#app/platform/states/machine'

/** An invoice that a customer asks for afterwards; met when its draft is there. */
export const invoiceRequestStates = defineStates({
  subject: 'invoice_request',
  table: 'invoice_requests',
  initial: ['requested'],
  final: ['met', 'declined'],
  verbs: {
    meet: { from: ['requested'], to: 'met' },
    decline: {
      from: ['requested'],
      to: 'declined',
      reason: 'required',
      publishes: InvoiceRequestDeclined,
    },
  },
})

export type InvoiceRequestState = StateOf<typeof invoiceRequestStates>
