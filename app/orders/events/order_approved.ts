import { DomainEvent } from '#app/platform/outbox/domain_event'

export class OrderApproved extends DomainEvent<{ orderId: string }> {
  static type = 'orders.approved'
}
