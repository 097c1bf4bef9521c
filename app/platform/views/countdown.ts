import type { DateTime } from 'luxon'

/** Whole seconds from `now` until a moment, never less than 0; null without a moment. */
export function secondsUntil(moment: DateTime | null, now: DateTime): number | null {
  if (!moment) return null
  return Math.max(0, Math.floor(moment.diff(now, 'seconds').seconds))
}

/** `29:05`, from an hour on `2:29:05`; `public/js/controllers/countdown_controller.js` writes the same. */
export function formatCountdown(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const parts = hours > 0 ? [hours, minutes, seconds % 60] : [minutes, seconds % 60]
  return parts.map((part, index) => String(part).padStart(index === 0 ? 1 : 2, '0')).join(':')
}
