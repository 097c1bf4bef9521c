import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { parseRow } from '#app/orders/imports/parse_row'
import type { StagedRow } from '#app/orders/imports/group_rows'
import type { SheetHeader } from '#app/orders/imports/read_header'
import { openCells } from '#app/orders/models/order_import_row'

/** The external numbers that still have staged rows, in the order of the sheet. */
export interface StagedNumber {
  externalNumber: string
  /** Another row of the same order was refused, so the order would be incomplete. */
  hasRefusedRow: boolean
}

export async function stagedNumbers(importId: string): Promise<StagedNumber[]> {
  const { rows } = await db.rawQuery(
    `select external_number, bool_or(verdict = 'refused') as has_refused_row
       from order_import_rows where import_id = ? and external_number is not null
      group by external_number having bool_or(verdict = 'staged') order by min(row)`,
    [importId]
  )
  return rows.map((row: { external_number: string; has_refused_row: boolean }) => ({
    externalNumber: row.external_number,
    hasRefusedRow: row.has_refused_row,
  }))
}

/** The staged rows of these numbers, locked and read again, by external number. */
export async function lockStagedRows(
  given: { importId: string; header: SheetHeader; numbers: string[] },
  trx: TransactionClientContract
): Promise<Map<string, StagedRow[]>> {
  const rows: { row: number; row_key: string; external_number: string; cells: Buffer }[] = await trx
    .from('order_import_rows')
    .select('row', 'row_key', 'external_number', 'cells')
    .where({ import_id: given.importId, verdict: 'staged' })
    .whereIn('external_number', given.numbers)
    .orderBy('row')
    .forUpdate()
  const byNumber = new Map<string, StagedRow[]>(given.numbers.map((number) => [number, []]))
  for (const row of rows) {
    const verdict = parseRow(given.header, openCells(given.importId, row.row, row.cells))
    if (!verdict.ok) throw new Error(`a staged row is not good any more: ${row.row}`)
    byNumber
      .get(row.external_number)
      ?.push({ row: row.row, rowKey: row.row_key, draft: verdict.draft })
  }
  return byNumber
}

/** Which of these row keys belong to orders already. */
export async function importedKeys(
  keys: string[],
  trx: TransactionClientContract
): Promise<Set<string>> {
  const rows: { row_key: string }[] = await trx
    .from('order_import_rows')
    .select('row_key')
    .where('verdict', 'imported')
    .whereIn('row_key', keys)
  return new Set(rows.map((row) => row.row_key))
}
