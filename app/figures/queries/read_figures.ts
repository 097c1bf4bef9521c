import db from '@adonisjs/lucid/services/db'
import type { FigureValues } from '#app/figures/figure'
import { FigureBook } from '#app/figures/figure_book'

/** All figures from one day to another, whatever they are split by. */
export async function readFigures(from: string, until: string): Promise<FigureBook> {
  const { rows } = await db.rawQuery(
    `select day::text || ' ' || figure as key, sum(count)::bigint as count, sum(fen)::bigint as fen,
            sum(minutes)::bigint as minutes
       from daily_figures where day between ? and ? group by day, figure`,
    [from, until]
  )
  return new FigureBook(new Map(rows.map((row: StoredValues) => [row.key, toValues(row)])))
}

type StoredValues = { key: string } & Record<keyof FigureValues, string>

function toValues({ count, fen, minutes }: StoredValues): FigureValues {
  return { count: Number(count), fen: Number(fen), minutes: Number(minutes) }
}
