import { readSheet } from '#app/platform/sheets/read_sheet'
import type { SheetCaps } from '#app/platform/sheets/sheet_caps'
import { SheetRefusal } from '#app/platform/sheets/sheet_refusal'
import type { SheetRow } from '#app/platform/sheets/sheet_row'
import type { JudgedRow, SheetPart } from './judged_sheet.js'
import { parseRow } from './parse_row.js'
import { readHeader, type SheetHeader } from './read_header.js'
import { rowKey } from './row_key.js'

/**
 * Reads a sheet and judges each row by itself, in batches, in this thread (see `judge_in_worker` for the
 * other). A refusal of the whole file comes as the last part; rows before it have been handed out already.
 */
export async function* judgeSheet(bytes: Uint8Array, caps?: SheetCaps): AsyncGenerator<SheetPart> {
  let header: SheetHeader | null = null
  try {
    for await (const batch of readSheet(bytes, caps)) {
      const rows = [...batch]
      if (!header) {
        const read = readHeader(rows.shift()?.cells ?? [])
        if (!read.ok) return yield { type: 'refused', failure: read.failure }
        header = read.value
        yield { type: 'header', header }
      }
      if (rows.length > 0) yield { type: 'rows', rows: judgeRows(header, rows) }
    }
    if (!header) yield { type: 'refused', failure: { type: 'no_header' } }
  } catch (error) {
    if (!(error instanceof SheetRefusal)) throw error
    yield { type: 'refused', failure: error.failure }
  }
}

function judgeRows(header: SheetHeader, rows: readonly SheetRow[]): JudgedRow[] {
  return rows.map(({ row, cells }) => {
    const verdict = parseRow(header, cells)
    return { row, cells, rowKey: verdict.ok ? rowKey(verdict.draft) : null, verdict }
  })
}
