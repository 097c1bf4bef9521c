import { DomainEvent } from '#app/platform/outbox/domain_event'

export class DeliveryAttemptFailed extends DomainEvent<{ shipmentId: string }> {
  static type = 'shipments.attempt_failed'
}
