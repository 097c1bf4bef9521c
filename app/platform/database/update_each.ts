import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { type Row, toParameter, typesOf } from '#app/platform/database/insert_many'

/**
 * Gives many rows values of their own with one statement and one array parameter a column. All rows have the columns
 * of the first one, among them `id`.
 */
export async function updateEach(
  trx: TransactionClientContract,
  table: string,
  rows: readonly (Row & { id: string })[]
): Promise<void> {
  if (rows.length === 0) return
  const types = await typesOf(trx, table)
  const columns = Object.keys(rows[0])
  const typeOf = (name: string) => {
    const type = types.get(name)
    if (type === undefined) throw new Error(`table ${table} has no column ${name}`)
    return type
  }
  const changed = columns.filter((name) => name !== 'id')
  const set = changed.map((name) => `"${name}" = each."${name}"`).join(', ')
  const names = columns.map((name) => `"${name}"`).join(', ')
  const arrays = columns.map((name) => `?::${typeOf(name)}[]`).join(', ')
  await trx.rawQuery(
    `update ${table} set ${set} from unnest(${arrays}) as each (${names}) where ${table}.id = each.id`,
    columns.map((name) =>
      rows.map((row) => toParameter(row[name], typeOf(name)))
    ) as unknown as string[]
  )
}
