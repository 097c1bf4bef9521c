import { DomainEvent } from '#app/platform/outbox/domain_event'

export class OrderCancelling extends DomainEvent<{ orderId: string }> {
  static type = 'orders.cancelling'
}
