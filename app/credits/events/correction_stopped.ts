import { DomainEvent } from '#app/platform/outbox/domain_event'

/** A corrected title does not go on by itself: a person has to look. */
export class CorrectionStopped extends DomainEvent<{
  titleCorrectionId: string
  orderId: string
}> {
  static type = 'credits.correction_stopped'
}
