import { DomainEvent } from '#app/platform/outbox/domain_event'

export class ManifestClosed extends DomainEvent<{ manifestId: string }> {
  static type = 'shipments.manifest_closed'
}
