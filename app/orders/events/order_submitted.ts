import { DomainEvent } from '#app/platform/outbox/domain_event'
import type { OrderSource } from '#app/orders/order_draft'

/** `source` is there when the order was placed with this; an order that came by a sheet came with thousands. */
export class OrderSubmitted extends DomainEvent<{ orderId: string; source?: OrderSource }> {
  static type = 'orders.submitted'
}
