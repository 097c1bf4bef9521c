import { DomainEvent } from '#app/platform/outbox/domain_event'

export class OrderDispatched extends DomainEvent<{ orderId: string }> {
  static type = 'orders.dispatched'
}
