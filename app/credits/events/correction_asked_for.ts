import { DomainEvent } from '#app/platform/outbox/domain_event'

/** A customer wants another title on an invoice, and staff have to answer. */
export class CorrectionAskedFor extends DomainEvent<{
  titleCorrectionId: string
  orderId: string
}> {
  static type = 'credits.correction_asked_for'
}
