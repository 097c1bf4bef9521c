import { clock } from '#app/platform/clock'

/** The last business days, the oldest first; the last of them is today, or `ago` days before. */
export function lastDays(count: number, ago = 0): string[] {
  const now = clock.now()
  return Array.from({ length: count }, (_, index) =>
    clock.businessDay(now.minus({ days: count - 1 - index + ago }))
  )
}
