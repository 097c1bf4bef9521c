import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'

export type Row = Record<string, unknown>

const columnTypes = new Map<string, Map<string, string>>()

/**
 * Inserts many rows with one statement and one array parameter a column, which PostgreSQL takes
 * several times faster than a long VALUES list. All rows have the columns of the first one.
 * `onConflict` is the tail of the statement, for example `on conflict do nothing`.
 * @returns how many rows were inserted
 */
export async function insertMany(
  trx: TransactionClientContract,
  table: string,
  rows: readonly Row[],
  onConflict = ''
): Promise<number> {
  if (rows.length === 0) return 0
  const types = await typesOf(trx, table)
  const columns = Object.keys(rows[0])
  const sources = columns.map((name) => {
    const type = types.get(name)
    if (type === undefined) throw new Error(`table ${table} has no column ${name}`)
    return type
  })

  // A column that is itself an array travels as text and is cast back, because unnest would flatten it.
  const unnested = sources
    .map((type) => (type.endsWith('[]') ? '?::text[]' : `?::${type}[]`))
    .join(', ')
  const selected = columns
    .map((name, index) =>
      sources[index].endsWith('[]') ? `"${name}"::${sources[index]}` : `"${name}"`
    )
    .join(', ')
  const names = columns.map((name) => `"${name}"`).join(', ')

  const { rowCount } = await trx.rawQuery<{ rowCount: number }>(
    `insert into ${table} (${names}) select ${selected} from unnest(${unnested}) as t (${names}) ${onConflict}`,
    columns.map((name, index) =>
      rows.map((row) => toParameter(row[name], sources[index]))
    ) as unknown as string[]
  )
  return rowCount
}

/** The types of a table's columns, asked once. */
export async function typesOf(
  trx: TransactionClientContract,
  table: string
): Promise<Map<string, string>> {
  const cached = columnTypes.get(table)
  if (cached) return cached
  const { rows } = await trx.rawQuery(
    `select attname, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = ?::regclass and attnum > 0 and not attisdropped`,
    [table]
  )
  const types = new Map<string, string>(
    rows.map((row: { attname: string; type: string }) => [row.attname, row.type])
  )
  columnTypes.set(table, types)
  return types
}

/** As an element of an array of this type travels. */
export function toParameter(value: unknown, type: string): unknown {
  if (value === undefined || value === null) return null
  if (type.startsWith('json')) return typeof value === 'string' ? value : JSON.stringify(value)
  if (DateTime.isDateTime(value)) return value.toUTC().toISO()
  if (Array.isArray(value)) return `{${value.map(toArrayElement).join(',')}}`
  return value
}

function toArrayElement(value: unknown): string {
  return typeof value === 'string'
    ? `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`
    : String(value)
}
