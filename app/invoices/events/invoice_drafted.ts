import { DomainEvent } from '#app/platform/outbox/domain_event'

export class InvoiceDrafted extends DomainEvent<{ invoiceId: string; orderId: string }> {
  static type = 'invoices.drafted'
}
