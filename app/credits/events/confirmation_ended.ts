import { DomainEvent } from '#app/platform/outbox/domain_event'

/** A form ended without an invoice: its original is free for another attempt. */
export class ConfirmationEnded extends DomainEvent<{
  creditConfirmationId: string
  orderId: string
}> {
  static type = 'credits.confirmation_ended'
}
