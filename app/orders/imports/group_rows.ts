import type { RefusalReason } from './refusal_reasons.js'
import type { OrderRowDraft } from './row_verdict.js'
import type { OrderField } from './header_aliases.js'

export interface StagedRow {
  row: number
  rowKey: string
  draft: OrderRowDraft
}

export interface RefusedRow {
  row: number
  field: OrderField
  reason: RefusalReason
}

/**
 * The rows with one external number are the lines of one order of one customer: the first row names
 * the customer, rows of another one are refused, and so is a line that stands there twice.
 */
export function groupRows(rows: readonly StagedRow[]): {
  lines: StagedRow[]
  refused: RefusedRow[]
} {
  const lines: StagedRow[] = []
  const refused: RefusedRow[] = []
  const keys = new Set<string>()
  for (const staged of rows) {
    if (partyOf(staged.draft) !== partyOf(rows[0].draft)) {
      refused.push({
        row: staged.row,
        field: 'externalNumber',
        reason: 'external_number_of_other_customer',
      })
    } else if (keys.has(staged.rowKey)) {
      refused.push({ row: staged.row, field: 'sku', reason: 'row_repeated' })
    } else {
      keys.add(staged.rowKey)
      lines.push(staged)
    }
  }
  return { lines, refused }
}

function partyOf({ taxpayerId, customerName, phone }: OrderRowDraft): string {
  return taxpayerId ?? `${customerName}\n${phone}`
}
