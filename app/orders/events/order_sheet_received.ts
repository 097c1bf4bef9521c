import { DomainEvent } from '#app/platform/outbox/domain_event'

export class OrderSheetReceived extends DomainEvent<{ orderImportId: string }> {
  static type = 'orders.sheet_received'
}
