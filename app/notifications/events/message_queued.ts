import { DomainEvent } from '#app/platform/outbox/domain_event'

export class MessageQueued extends DomainEvent<{ messageId: string }> {
  static type = 'notifications.message_queued'
}
