import { DomainEvent } from '#app/platform/outbox/domain_event'

/** The money is there. `isSurplus`: the order could not take it, so it has to go back. */
export class PaymentSettled extends DomainEvent<{
  paymentId: string
  orderId: string
  isSurplus: boolean
}> {
  static type = 'payments.settled'
}
