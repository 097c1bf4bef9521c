import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { countMessages, COUNTER, lockFigures } from '#app/figures/actions/count_events'
import type { FigureValues } from '#app/figures/figure'
import { type FigureKey, figureEntries } from '#app/figures/figures'
import { sqlByTime } from '#app/figures/queries/figure_sql'
import { clock } from '#app/platform/clock'
import { insertMany } from '#app/platform/database/insert_many'

/** What stood in the figures, and what the history says; null where there was no row. */
export interface Difference {
  day: string
  figure: FigureKey
  dimension: string
  was: FigureValues | null
  is: FigureValues | null
}

export interface RecountReport {
  from: string
  until: string
  figures: number
  differences: Difference[]
}

/**
 * Counts the last days again from the history of states and repairs what differs. Messages that are
 * still on their way are counted first, so that figures and history stand at the same moment.
 */
export class RecountFigures {
  handle(input: { days: number }): Promise<RecountReport> {
    const until = clock.businessDay()
    const { from, before } = rangeOf(until, input.days)
    return db.transaction(
      async (trx) => {
        // Before the first read, which fixes what this transaction sees.
        await lockFigures(trx)
        await countMessages(await untold(trx), trx)
        const range = { from: clock.timestamp(from), before: clock.timestamp(before) }
        const day = clock.businessDay(from)
        const differences = await this.#repair({ ...range, day }, trx)
        return { from: day, until, figures: figureEntries().length, differences }
      },
      { isolationLevel: 'repeatable read' }
    )
  }

  async #repair(
    range: { from: string; before: string; day: string },
    trx: TransactionClientContract
  ): Promise<Difference[]> {
    const counted = figureEntries()
      .map(([key, figure]) => `(${sqlByTime(key, figure)})`)
      .join(' union all ')
    const { rows } = await trx.rawQuery(
      `with counted as (${counted}),
         known as (select * from daily_figures where day >= :day),
         differing as (
           select coalesce(k.day, c.day)::text as day, coalesce(k.figure, c.figure) as figure,
                  coalesce(k.dimension, c.dimension) as dimension,
                  to_jsonb(k) as was, to_jsonb(c) as "is"
             from known k full join counted c
               on c.day = k.day and c.figure = k.figure and c.dimension = k.dimension
            where (k.count, k.fen, k.minutes) is distinct from (c.count, c.fen, c.minutes))
       select * from differing order by day, figure, dimension`,
      range
    )
    const differences: Difference[] = rows.map(toDifference)
    await write(differences, trx)
    return differences
  }
}

function rangeOf(until: string, days: number) {
  const { from, before } = clock.businessDayRange(until)
  return { from: from.minus({ days: days - 1 }), before }
}

async function untold(trx: TransactionClientContract): Promise<string[]> {
  const events = [...new Set(figureEntries().map(([, { event }]) => event))]
  const { rows } = await trx.rawQuery(
    `select id from outbox_messages o where type = any(?) and not exists
       (select from inbox_receipts r where r.message_id = o.id and r.listener = ?)`,
    [events, COUNTER]
  )
  return rows.map(({ id }: { id: string }) => id)
}

async function write(differences: Difference[], trx: TransactionClientContract): Promise<void> {
  const keys = (name: 'day' | 'figure' | 'dimension') => differences.map((row) => row[name])
  await trx.rawQuery(
    `delete from daily_figures f using unnest(?::date[], ?::text[], ?::text[]) as t (day, figure, dimension)
      where f.day = t.day and f.figure = t.figure and f.dimension = t.dimension`,
    [keys('day'), keys('figure'), keys('dimension')]
  )
  const rows = differences.flatMap(({ day, figure, dimension, is }) =>
    is === null ? [] : [{ day, figure, dimension, ...is }]
  )
  await insertMany(trx, 'daily_figures', rows)
}

function toDifference(row: Difference): Difference {
  const { day, figure, dimension, was, is } = row
  return { day, figure, dimension, was: was && valuesOf(was), is: is && valuesOf(is) }
}

function valuesOf({ count, fen, minutes }: FigureValues): FigureValues {
  return { count, fen, minutes }
}
