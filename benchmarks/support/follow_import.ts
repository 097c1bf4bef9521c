import { setTimeout as pause } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'

/** Until the import has come to its end. @returns what became of its rows */
export async function followImport(
  importId: string,
  say: (line: string) => void
): Promise<Record<string, number>> {
  for (let round = 0; ; round++) {
    const { state, rows } = await db
      .from('order_imports')
      .where('id', importId)
      .select('state', 'rows')
      .firstOrFail()
    if (state === 'failed') throw new Error('the import failed')
    if (state === 'finished') return verdictsOf(importId)
    if (round % 200 === 199) say(`${state}, ${rows} rows read`)
    await pause(25)
  }
}

async function verdictsOf(importId: string): Promise<Record<string, number>> {
  const rows: { verdict: string; rows: string }[] = await db
    .from('order_import_rows')
    .where('import_id', importId)
    .groupBy('verdict')
    .select('verdict')
    .count('* as rows')
  return Object.fromEntries(rows.map(({ verdict, rows: count }) => [verdict, Number(count)]))
}
