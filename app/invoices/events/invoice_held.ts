import { DomainEvent } from '#app/platform/outbox/domain_event'

/** The tax side would not issue it now; it waits. */
export class InvoiceHeld extends DomainEvent<{ invoiceId: string; orderId: string }> {
  static type = 'invoices.held'
}
