import { DomainEvent } from '#app/platform/outbox/domain_event'

/** A genuine notice of a provider lies stored; what it means is found out by the listener. */
export class PaymentNoticeReceived extends DomainEvent<{ noticeId: string }> {
  static type = 'payments.notice_received'
}
