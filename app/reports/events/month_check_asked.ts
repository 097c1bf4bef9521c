import { DomainEvent } from '#app/platform/outbox/domain_event'

export class MonthCheckAsked extends DomainEvent<{ monthClosingId: string; runId: string }> {
  static type = 'reports.month_check_asked'
}
