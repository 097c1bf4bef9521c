import { DomainEvent } from '#app/platform/outbox/domain_event'

export class OrderCompleted extends DomainEvent<{ orderId: string }> {
  static type = 'orders.completed'
}
