import { DomainEvent } from '#app/platform/outbox/domain_event'

export class ShipmentPlanned extends DomainEvent<{ shipmentId: string; orderId: string }> {
  static type = 'shipments.planned'
}
