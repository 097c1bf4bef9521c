import { DomainEvent } from '#app/platform/outbox/domain_event'

export class ShipmentHandedOver extends DomainEvent<{ shipmentId: string }> {
  static type = 'shipments.handed_over'
}
