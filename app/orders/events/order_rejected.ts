import { DomainEvent } from '#app/platform/outbox/domain_event'

export class OrderRejected extends DomainEvent<{ orderId: string }> {
  static type = 'orders.rejected'
}
