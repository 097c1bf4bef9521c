import { DomainEvent } from '#app/platform/outbox/domain_event'

export class OrderPaid extends DomainEvent<{ orderId: string }> {
  static type = 'orders.paid'
}
