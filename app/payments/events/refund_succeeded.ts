import { DomainEvent } from '#app/platform/outbox/domain_event'

export class RefundSucceeded extends DomainEvent<{
  refundId: string
  paymentId: string
  orderId: string
}> {
  static type = 'payments.refund_succeeded'
}
