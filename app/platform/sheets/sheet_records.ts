import { SHEET_CAPS, type SheetCaps } from './sheet_caps.js'
import { readSheet } from './read_sheet.js'
import { refuseSheet } from './sheet_refusal.js'

export interface SheetRecord<Column extends string> {
  row: number
  values: Record<Column, string>
}

/**
 * The rows of a sheet with a fixed header, by column name, trimmed. A header without one of the columns
 * refuses the file as `not_a_sheet`; other columns are passed over. Throws `SheetRefusal` like `readSheet`.
 */
export async function* readRecords<Column extends string>(
  bytes: Uint8Array,
  columns: readonly Column[],
  caps: SheetCaps = SHEET_CAPS
): AsyncGenerator<SheetRecord<Column>> {
  let places: { column: Column; index: number }[] | null = null
  for await (const batch of readSheet(bytes, caps)) {
    for (const { row, cells } of batch) {
      if (!places) {
        const names = cells.map((cell) => cell.trim())
        places = columns.map((column) => ({ column, index: names.indexOf(column) }))
        if (places.some(({ index }) => index === -1)) refuseSheet({ type: 'not_a_sheet' })
        continue
      }
      const values = places.map(({ column, index }) => [column, (cells[index] ?? '').trim()])
      yield { row, values: Object.fromEntries(values) as Record<Column, string> }
    }
  }
}
