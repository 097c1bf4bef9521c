import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { ImportFailure, JudgedRow } from '#app/orders/imports/judged_sheet'
import { judgeInWorker } from '#app/orders/imports/judge_in_worker'
import { externalNumberOf, type SheetHeader } from '#app/orders/imports/read_header'
import type OrderImport from '#app/orders/models/order_import'
import { seal } from '#app/platform/crypto/envelope'
import { rowIdOf } from '#app/platform/crypto/envelope_columns'
import { insertMany } from '#app/platform/database/insert_many'
import { fileStore } from '#app/platform/files/store'
import { failed, ok, type Result } from '#app/platform/result'

/** Reads a sheet row by row in a thread of its own and stages every row with its verdict. */
export class StageSheet {
  async handle({ sheet }: { sheet: OrderImport }): Promise<Result<SheetHeader, ImportFailure>> {
    const bytes = await fileStore.read(sheet.fileId)
    let header: SheetHeader | null = null
    for await (const part of judgeInWorker(bytes)) {
      switch (part.type) {
        case 'refused':
          return failed(part.failure)
        case 'header':
          header = part.header
          await db
            .from('order_imports')
            .where('id', sheet.id)
            .update({ header: JSON.stringify(header) })
          break
        case 'rows':
          if (!header) throw new Error('rows came before their header')
          await this.#stage(sheet.id, header, part.rows)
      }
    }
    if (!header) throw new Error('a sheet was read to its end without a header')
    return ok(header)
  }

  async #stage(importId: string, header: SheetHeader, rows: JudgedRow[]): Promise<void> {
    const refused = rows.filter(({ verdict }) => !verdict.ok).length
    await db.transaction(async (trx) => {
      const added = await insertMany(
        trx,
        'order_import_rows',
        rows.map((judged) => stagedRow(importId, header, judged)),
        'on conflict do nothing'
      )
      if (added === rows.length) await addToCounts(importId, { rows: added, refused }, trx)
      else await recount(importId, trx)
    })
  }
}

async function addToCounts(
  importId: string,
  counts: { rows: number; refused: number },
  trx: TransactionClientContract
): Promise<void> {
  await trx.from('order_imports').where('id', importId).increment(counts)
}

/** For a sheet that was cut off while it was read: some of its rows are staged, and counted, already. */
async function recount(importId: string, trx: TransactionClientContract): Promise<void> {
  await trx.rawQuery(
    `update order_imports set
       rows = (select count(*) from order_import_rows where import_id = ?),
       refused = (select count(*) from order_import_rows where import_id = ? and verdict = 'refused')
     where id = ?`,
    [importId, importId, importId]
  )
}

function stagedRow(
  importId: string,
  header: SheetHeader,
  { row, cells, rowKey, verdict }: JudgedRow
) {
  return {
    import_id: importId,
    row,
    row_key: rowKey,
    external_number: externalNumberOf(header, cells),
    cells: seal('order_import_rows.cells', rowIdOf(importId, row), cells),
    verdict: verdict.ok ? 'staged' : 'refused',
    reasons: verdict.ok
      ? '[]'
      : JSON.stringify(verdict.refusals.map(({ column, reason }) => ({ column, reason }))),
  }
}
