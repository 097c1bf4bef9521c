import { DomainEvent } from '#app/platform/outbox/domain_event'

export class InvoiceRequestDeclined extends DomainEvent<{
  invoiceRequestId: string
  orderId: string
}> {
  static type = 'invoices.request_declined'
}
