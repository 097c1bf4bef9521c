import { DateTime } from 'luxon'
import { BUSINESS_ZONE, clock } from '#app/platform/clock'
import { typedDay } from '#app/platform/forms/typed_day'

/** Business days, both included. */
export interface Period {
  from: string
  until: string
}

export const PERIOD_NAMES = [
  'this_month',
  'last_month',
  'this_quarter',
  'last_quarter',
  'this_year',
  'last_year',
] as const

export type PeriodName = (typeof PERIOD_NAMES)[number]

/** Whole months, quarters and years of the calendar of China. */
export function periodOf(name: PeriodName): Period {
  const [which, unit] = name.split('_') as ['this' | 'last', 'month' | 'quarter' | 'year']
  const now = clock.now().setZone(BUSINESS_ZONE)
  const within = which === 'this' ? now : now.minus({ [unit]: 1 })
  return { from: dayOf(within.startOf(unit)), until: dayOf(within.endOf(unit)) }
}

/** `2026-11` as its days. */
export function monthPeriod(month: string): Period {
  const first = DateTime.fromISO(`${month}-01`, { zone: BUSINESS_ZONE })
  return { from: dayOf(first), until: dayOf(first.endOf('month')) }
}

/** The months of a period, the oldest first, at most so many of the last. */
export function monthsUntil(day: string, count: number): string[] {
  const last = DateTime.fromISO(day, { zone: BUSINESS_ZONE }).startOf('month')
  return Array.from({ length: count }, (_, index) =>
    last.minus({ months: count - 1 - index }).toFormat('yyyy-MM')
  )
}

/** `2026-11` as addresses and commands say it; anything else is nothing. */
export function typedMonth(input: unknown): string | null {
  if (typeof input !== 'string' || !/^\d{4}-(0[1-9]|1[0-2])$/.test(input)) return null
  return input
}

export function isOver(month: string): boolean {
  return month < clock.businessDay().slice(0, 7)
}

/**
 * What an address asks for: a name, or days. A missing day is the edge of the month of the other one, and
 * days that are the wrong way round are turned. This month, when nothing is asked.
 */
export function readPeriod({ period, from, until }: Record<string, unknown>): Period {
  const [first, last] = [typedDay(from), typedDay(until)]
  if (first === null && last === null)
    return periodOf(PERIOD_NAMES.find((name) => name === period) ?? 'this_month')
  const days = [
    first ?? monthPeriod(String(last).slice(0, 7)).from,
    last ?? monthPeriod(String(first).slice(0, 7)).until,
  ].sort()
  return { from: days[0], until: days[1] }
}

function dayOf(moment: DateTime): string {
  return moment.toFormat('yyyy-MM-dd')
}
