import { DomainEvent } from '#app/platform/outbox/domain_event'

export class ShipmentDelivered extends DomainEvent<{ shipmentId: string }> {
  static type = 'shipments.delivered'
}
