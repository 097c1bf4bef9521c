import { DomainEvent } from '#app/platform/outbox/domain_event'

export class InvoiceRefused extends DomainEvent<{ invoiceId: string; orderId: string }> {
  static type = 'invoices.refused'
}
