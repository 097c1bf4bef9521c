import { DomainEvent } from '#app/platform/outbox/domain_event'

/** Something waits for a person of the service. */
export class CaseOpened extends DomainEvent<{ caseId: string; orderId: string }> {
  static type = 'service.case_opened'
}
