import { DomainEvent } from '#app/platform/outbox/domain_event'

export class OrderSheetFinished extends DomainEvent<{ orderImportId: string }> {
  static type = 'orders.sheet_finished'
}
