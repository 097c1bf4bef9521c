import { DomainEvent } from '#app/platform/outbox/domain_event'

export class CodeRequested extends DomainEvent<{ codeId: string }> {
  static type = 'identity.code_requested'
}
