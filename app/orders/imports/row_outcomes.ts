import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { RefusedRow } from './group_rows.js'
import { columnName, type SheetHeader } from './read_header.js'

/** What became of a staged row when its order was placed. */
export type RowOutcome =
  | { row: number; verdict: 'imported'; orderId: string; hasFindings: boolean }
  | { row: number; verdict: 'known'; orderId: string }
  | ({ verdict: 'refused' } & RefusedRow)

/** Writes the outcomes of a chunk and moves the import's counters, in the chunk's transaction. */
export async function keepOutcomes(
  given: { importId: string; header: SheetHeader; outcomes: RowOutcome[] },
  trx: TransactionClientContract
): Promise<void> {
  const { importId, header, outcomes } = given
  const reasons = outcomes.map((outcome) =>
    outcome.verdict === 'refused'
      ? JSON.stringify([{ column: columnName(header, outcome.field), reason: outcome.reason }])
      : '[]'
  )
  await trx.rawQuery(
    `update order_import_rows r set verdict = o.verdict, order_id = o.order_id, reasons = o.reasons
       from unnest(?::int[], ?::text[], ?::uuid[], ?::jsonb[]) as o (row, verdict, order_id, reasons)
      where r.import_id = ? and r.row = o.row`,
    [
      outcomes.map(({ row }) => row),
      outcomes.map(({ verdict }) => verdict),
      outcomes.map((outcome) =>
        outcome.verdict === 'refused' ? null : outcome.orderId
      ) as string[],
      reasons,
      importId,
    ]
  )
  const count = (verdict: RowOutcome['verdict']) =>
    outcomes.filter((o) => o.verdict === verdict).length
  const withFindings = new Set(
    outcomes.flatMap((o) => (o.verdict === 'imported' && o.hasFindings ? o.orderId : []))
  )
  await trx
    .from('order_imports')
    .where('id', importId)
    .increment({
      imported: count('imported'),
      known: count('known'),
      refused: count('refused'),
      findings: withFindings.size,
    })
}
