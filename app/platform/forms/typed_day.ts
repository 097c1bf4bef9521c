import { clock } from '#app/platform/clock'

/** A business day as date fields send it, `2026-11-24`; anything else is nothing. */
export function typedDay(input: unknown): string | null {
  if (typeof input !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(input)) return null
  return clock.businessDayRange(input).from.isValid ? input : null
}
