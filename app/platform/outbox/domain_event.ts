/**
 * Something that happened, told upwards through the outbox. The payload holds ids and codes only,
 * never personal data: listeners read what they need.
 */
export abstract class DomainEvent<Payload extends object> {
  /** `<domain>.<past_tense>`, for example `orders.paid`. Stays for ever: it is stored. */
  static type: string

  constructor(readonly payload: Payload) {}
}

export interface EventClass<Payload extends object = never> {
  type: string
  new (payload: Payload): DomainEvent<object>
}
