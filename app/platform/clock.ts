import { DateTime } from 'luxon'

/** Screens, documents and business days follow the clock of China. */
export const BUSINESS_ZONE = 'Asia/Shanghai'

let frozenAt: DateTime<true> | null = null

/** The only source of time in the application. Stored in UTC, shown in Asia/Shanghai. */
export const clock = {
  now(): DateTime<true> {
    return frozenAt ?? DateTime.utc()
  },

  /** `2026-11-24T06:54:44.000Z`: the form of wires and stores, in UTC; sorts as text. */
  timestamp(moment: DateTime = clock.now()): string {
    return moment.toJSDate().toISOString()
  },

  /** The business day (`2026-11-24`) of a moment; days are half-open ranges from 00:00 in Asia/Shanghai. */
  businessDay(moment: DateTime = clock.now()): string {
    return moment.setZone(BUSINESS_ZONE).toFormat('yyyy-MM-dd')
  },

  /** The half-open range of UTC moments that a business day covers. */
  businessDayRange(day: string): { from: DateTime; before: DateTime } {
    const from = DateTime.fromISO(day, { zone: BUSINESS_ZONE })
    return { from: from.toUTC(), before: from.plus({ days: 1 }).toUTC() }
  },

  /** The first moment of a business day, or of the day after it, in the form of stores. */
  dayEdge(day: string, edge: 'from' | 'before'): string {
    return clock.timestamp(clock.businessDayRange(day)[edge])
  },

  /** For tests: time stands still at the moment until `resume`. */
  freeze(moment: DateTime): void {
    const utc = moment.toUTC()
    if (!isMoment(utc)) throw new RangeError('not a moment')
    frozenAt = utc
  },

  resume(): void {
    frozenAt = null
  },
}

function isMoment(moment: DateTime): moment is DateTime<true> {
  return moment.isValid
}
