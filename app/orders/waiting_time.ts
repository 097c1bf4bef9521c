import type { DateTime } from 'luxon'
import { clock } from '#app/platform/clock'

/** How long something has waited, in the largest whole unit. */
export function waitingTime(since: DateTime): {
  unit: 'minutes' | 'hours' | 'days'
  count: number
} {
  const minutes = Math.max(0, Math.floor(clock.now().diff(since).as('minutes')))
  if (minutes < 60) return { unit: 'minutes', count: minutes }
  if (minutes < 24 * 60) return { unit: 'hours', count: Math.floor(minutes / 60) }
  return { unit: 'days', count: Math.floor(minutes / (24 * 60)) }
}
