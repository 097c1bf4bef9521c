import type { SheetCaps } from './sheet_caps.js'
import { refuseSheet } from './sheet_refusal.js'
import type { SheetRow } from './sheet_row.js'
import { XlsxRows } from './xlsx_rows.js'
import { readSharedStrings } from './xlsx_strings.js'
import { readStyles } from './xlsx_styles.js'
import { findParts } from './xlsx_workbook.js'
import { ZipArchive } from './zip_archive.js'

/** The rows of the first visible sheet, in batches. */
export async function* readXlsx(bytes: Buffer, caps: SheetCaps): AsyncGenerator<SheetRow[]> {
  const zip = new ZipArchive(bytes, inflateBudget(bytes.length, caps))
  const parts = await findParts(zip)
  const rows = new XlsxRows({
    strings: await readSharedStrings(zip, parts.sharedStrings, caps),
    looks: await readStyles(zip, parts.styles),
    startsIn1904: parts.startsIn1904,
    caps,
  })
  for await (const chunk of zip.read(parts.sheet)) yield rows.take(chunk)
  rows.end()
}

/** Counts what comes out of all parts together: a bomb stops while it unpacks. */
function inflateBudget(fileBytes: number, caps: SheetCaps): (inflatedBytes: number) => void {
  const byRatio = Math.max(caps.freeInflatedBytes, fileBytes * caps.inflatedRatio)
  let left = Math.min(caps.inflatedBytes, byRatio)
  return (inflatedBytes) => {
    left -= inflatedBytes
    if (left < 0) refuseSheet({ type: 'too_large' })
  }
}
