import { DomainEvent } from '#app/platform/outbox/domain_event'

export class ReconciliationAsked extends DomainEvent<{ askId: string }> {
  static type = 'reconciliation.asked'
}
