import { DomainEvent } from '#app/platform/outbox/domain_event'

export class OrderChanged extends DomainEvent<{ orderId: string }> {
  static type = 'orders.changed'
}
