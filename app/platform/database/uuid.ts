import { v7, validate } from 'uuid'

/** A new row id: UUIDv7, so that ids of later rows sort later and indexes grow at one end. */
export function newId(): string {
  return v7()
}

/** The moment (milliseconds since 1970) at which an id of `newId` was made. */
export function madeAt(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}

/** For ids that come from outside: anything else would make PostgreSQL throw. */
export function isId(text: unknown): text is string {
  return validate(text)
}
