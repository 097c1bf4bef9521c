import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { PlaceOrders, type Placement } from '#app/orders/actions/place_orders'
import type { Refusal } from '#app/orders/admit_drafts'
import { draftOfRows } from '#app/orders/imports/draft_of_rows'
import { groupRows, type RefusedRow, type StagedRow } from '#app/orders/imports/group_rows'
import type { SheetHeader } from '#app/orders/imports/read_header'
import { keepOutcomes, type RowOutcome } from '#app/orders/imports/row_outcomes'
import type OrderImport from '#app/orders/models/order_import'
import {
  importedKeys,
  lockStagedRows,
  stagedNumbers,
  type StagedNumber,
} from '#app/orders/queries/staged_orders'
import { announceChange } from '#app/platform/live/announce_change'

const ORDERS_PER_CHUNK = 250

/**
 * Turns the staged rows of an import into orders, chunk by chunk: a chunk's orders and its rows'
 * outcomes are one transaction, so a killed import goes on with the first row that is still staged.
 */
export class CommitRows {
  async handle({ sheet, header }: { sheet: OrderImport; header: SheetHeader }): Promise<void> {
    const numbers = await stagedNumbers(sheet.id)
    for (let start = 0; start < numbers.length; start += ORDERS_PER_CHUNK) {
      const chunk = numbers.slice(start, start + ORDERS_PER_CHUNK)
      await db.transaction((trx) => this.#commit(sheet, header, chunk, trx))
    }
  }

  async #commit(
    sheet: OrderImport,
    header: SheetHeader,
    chunk: StagedNumber[],
    trx: TransactionClientContract
  ) {
    const numbers = chunk.map(({ externalNumber }) => externalNumber)
    const rows = await lockStagedRows({ importId: sheet.id, header, numbers }, trx)
    const outcomes: RowOutcome[] = []
    const groups: StagedRow[][] = []
    for (const { externalNumber, hasRefusedRow } of chunk) {
      const staged = rows.get(externalNumber) ?? []
      if (hasRefusedRow) {
        outcomes.push(
          ...staged.map(({ row }) => refusal(row, 'externalNumber', 'other_row_of_order_refused'))
        )
        continue
      }
      const { lines, refused } = groupRows(staged)
      outcomes.push(...refused.map(({ row, field, reason }) => refusal(row, field, reason)))
      if (lines.length > 0) groups.push(lines)
    }

    const placements = await new PlaceOrders().handle(
      {
        drafts: groups.map(draftOfRows),
        source: 'import',
        by: { kind: 'staff', id: sheet.authorId },
        authorId: sheet.authorId,
      },
      trx
    )
    const known = await importedKeys(
      groups.flat().map(({ rowKey }) => rowKey),
      trx
    )
    groups.forEach((group, position) =>
      outcomes.push(...outcomesOf(group, placements[position], known))
    )
    await keepOutcomes({ importId: sheet.id, header, outcomes }, trx)
    announceChange('order_import', [sheet.id], trx)
  }
}

function outcomesOf(group: StagedRow[], placement: Placement, known: Set<string>): RowOutcome[] {
  return group.map(({ row, rowKey, draft }, index): RowOutcome => {
    switch (placement.type) {
      case 'placed':
        return {
          row,
          verdict: 'imported',
          orderId: placement.order.id,
          hasFindings: placement.hasFindings,
        }
      case 'known':
        return known.has(rowKey)
          ? { row, verdict: 'known', orderId: placement.orderId }
          : refusal(row, 'externalNumber', 'order_already_placed')
      case 'refused':
        if (placement.reason === 'external_number_of_other_customer') {
          return refusal(row, 'externalNumber', placement.reason)
        }
        return refusedRow(row, placement, { ...draft, index })
    }
  })
}

function refusedRow(
  row: number,
  refused: Exclude<Refusal, { reason: 'external_number_of_other_customer' }>,
  line: { sku: string; index: number }
): RowOutcome {
  if (refused.reason === 'sku_unknown' && refused.sku === line.sku)
    return refusal(row, 'sku', refused.reason)
  if (refused.reason === 'discount_too_large' && refused.lines.includes(line.index))
    return refusal(row, 'discount', refused.reason)
  return refusal(row, 'externalNumber', 'other_row_of_order_refused')
}

function refusal(
  row: number,
  field: RefusedRow['field'],
  reason: RefusedRow['reason']
): RowOutcome {
  return { row, verdict: 'refused', field, reason }
}
