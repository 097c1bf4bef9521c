import { DomainEvent } from '#app/platform/outbox/domain_event'

/** The tax side lets the credit invoice of this form be issued. */
export class CreditCleared extends DomainEvent<{
  creditConfirmationId: string
  orderId: string
}> {
  static type = 'credits.cleared'
}
