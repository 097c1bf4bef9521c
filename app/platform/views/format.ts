import { DateTime } from 'luxon'
import { BUSINESS_ZONE } from '#app/platform/clock'
import { fixed, multiplyDecimals, trimDecimal } from '#app/platform/money/decimal'

export const NOTHING = '—'

type Moment = DateTime | Date | null | undefined

const PATTERNS = {
  'zh-CN': { day: 'yyyy-MM-dd', moment: 'yyyy-MM-dd HH:mm' },
  'en': { day: 'd MMM yyyy', moment: 'd MMM yyyy, HH:mm' },
}

/** `2026-11-24 14:05`, in English `24 Nov 2026, 14:05`; by the clock of China, whoever looks. */
export function formatDateTime(moment: Moment, locale = 'zh-CN'): string {
  return format(moment, patternsOf(locale).moment)
}

/** `2026-11-24`, in English `24 Nov 2026`; by the clock of China. */
export function formatDate(moment: Moment, locale = 'zh-CN'): string {
  return format(moment, patternsOf(locale).day)
}

function patternsOf(locale: string) {
  return locale === 'en' ? PATTERNS.en : PATTERNS['zh-CN']
}

/** The form of `<time datetime>`. */
export function isoDateTime(moment: Moment): string {
  return format(moment, "yyyy-MM-dd'T'HH:mm:ssZZ")
}

/** `1,234`; a count that stopped at its cap reads `10,000+`. */
export function formatCount(count: number, cap = 10_000): string {
  const shown = Math.min(count, cap)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',')
  return count > cap ? `${shown}+` : shown
}

/** Grams as scales show them: `1.250 kg`. */
export function formatKilograms(grams: number | null | undefined): string {
  return grams ? `${fixed({ units: BigInt(grams), scale: 3 })} kg` : NOTHING
}

/** A decimal string as people read it: `1000.500` is `1,000.5`. */
export function formatQuantity(quantity: string): string {
  const [whole, ...fraction] = trimDecimal(quantity).split('.')
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.')
}

/** A tax rate: `0.1300` is `13%`. */
export function formatRate(rate: string): string {
  return `${multiplyDecimals(rate, '100')}%`
}

function format(moment: Moment, pattern: string): string {
  if (!moment) return NOTHING
  const time = moment instanceof Date ? DateTime.fromJSDate(moment) : moment
  return time.setZone(BUSINESS_ZONE).toFormat(pattern, { locale: 'en' })
}
