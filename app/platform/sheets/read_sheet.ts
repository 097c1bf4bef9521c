import { readCsv } from './read_csv.js'
import { readXlsx } from './read_xlsx.js'
import { SHEET_CAPS, type SheetCaps } from './sheet_caps.js'
import { sheetKind } from './sheet_kind.js'
import { refuseSheet } from './sheet_refusal.js'
import type { SheetRow } from './sheet_row.js'

/**
 * The rows of an xlsx or csv as text, in batches; rows without content are left out. Everything a file may
 * cost is capped while it is read. Throws `SheetRefusal`, and nothing else, for whatever the file has wrong.
 */
export async function* readSheet(
  bytes: Uint8Array,
  caps: SheetCaps = SHEET_CAPS
): AsyncGenerator<SheetRow[]> {
  if (bytes.length > caps.bytes) refuseSheet({ type: 'too_large' })
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const batches = sheetKind(buffer) === 'xlsx' ? readXlsx(buffer, caps) : readCsv(buffer, caps)

  let rows = 0
  let spent = 0
  let since = performance.now()
  for await (const batch of batches) {
    spent += performance.now() - since
    if (spent > caps.milliseconds) refuseSheet({ type: 'too_slow' })
    const filled = batch.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    rows += filled.length
    if (rows > caps.rows) refuseSheet({ type: 'too_many_rows', limit: caps.rows - 1 })
    if (filled.length > 0) yield filled
    since = performance.now()
  }
}
