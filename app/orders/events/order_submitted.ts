import { DomainEvent } from '#app/platform/outbox/domain_event'

export class OrderSubmitted extends DomainEvent<{ orderId: string }> {
  static type = 'orders.submitted'
}
