import { draftOfRows } from '#app/orders/imports/draft_of_rows'
import { parseRow } from '#app/orders/imports/parse_row'
import type { OrderDraft } from '#app/orders/order_draft'
import { generateRows, sampleRows } from './generate_sheet.js'

/** Orders of one line each, as a generated sheet of the seed has them. */
export async function orderDrafts(orders: number, seed: number): Promise<OrderDraft[]> {
  const { header, samples } = await sampleRows()
  const [, ...rows] = generateRows(header, samples, { rows: orders, seed })
  return rows.map((cells, index) => {
    const verdict = parseRow(header, cells)
    if (!verdict.ok) throw new Error('a generated row is refused')
    return draftOfRows([{ row: index + 2, rowKey: String(index), draft: verdict.draft }])
  })
}
