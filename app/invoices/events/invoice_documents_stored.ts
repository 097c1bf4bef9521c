import { DomainEvent } from '#app/platform/outbox/domain_event'

export class InvoiceDocumentsStored extends DomainEvent<{ invoiceId: string; orderId: string }> {
  static type = 'invoices.documents_stored'
}
