import type { ChainableContract } from '@adonisjs/lucid/types/querybuilder'
import { clock } from '#app/platform/clock'
import { typedDay } from '#app/platform/forms/typed_day'

/** Business days, both included; null leaves a side open. */
export interface Days {
  from: string | null
  until: string | null
}

/** The days that an address asks for, as `dayRange` writes them. */
export function askedDays({ from, until }: Record<string, unknown>): Days {
  return { from: typedDay(from), until: typedDay(until) }
}

/** Only rows whose moment lies within the days. `column` is a name of this code base, never input. */
export function withinDays(query: ChainableContract, column: string, { from, until }: Days): void {
  if (from) query.where(column, '>=', clock.dayEdge(from, 'from'))
  if (until) query.where(column, '<', clock.dayEdge(until, 'before'))
}
