import { DomainEvent } from '#app/platform/outbox/domain_event'

export class MessageFailed extends DomainEvent<{ messageId: string }> {
  static type = 'notifications.message_failed'
}
