import { DomainEvent } from '#app/platform/outbox/domain_event'

export class OrderCancelled extends DomainEvent<{ orderId: string }> {
  static type = 'orders.cancelled'
}
