import { DomainEvent } from '#app/platform/outbox/domain_event'

export class OrderDelivered extends DomainEvent<{ orderId: string }> {
  static type = 'orders.delivered'
}
