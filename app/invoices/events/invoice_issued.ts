import { DomainEvent } from '#app/platform/outbox/domain_event'

export class InvoiceIssued extends DomainEvent<{ invoiceId: string; orderId: string }> {
  static type = 'invoices.issued'
}
