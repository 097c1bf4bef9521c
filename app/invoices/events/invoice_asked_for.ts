import { DomainEvent } from '#app/platform/outbox/domain_event'

/** A customer wants an invoice of an order that has none, and staff have to answer. */
export class InvoiceAskedFor extends DomainEvent<{ invoiceRequestId: string; orderId: string }> {
  static type = 'invoices.asked_for'
}
