/**
 * The last day on which a month's package must be there. The years run from the day after the end of the
 * fiscal year (Measures for Accounting Archives, art. 14), which is the calendar year.
 */
export function retainedUntil(month: string, years: number): string {
  return `${Number(month.slice(0, 4)) + years}-12-31`
}

/** Whether the day is past the last day of retention. Days are written `2026-11-24`. */
export function isPastRetention(retainedUntilDay: string, day: string): boolean {
  return day > retainedUntilDay
}

/** `2026-11` → `2026-10`. */
export function monthBefore(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}

export function isMonth(text: string): boolean {
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)
}
