import { isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { CsvRows, type CsvDelimiter } from './csv_rows.js'
import type { SheetCaps } from './sheet_caps.js'
import { SheetRefusal } from './sheet_refusal.js'
import type { SheetRow } from './sheet_row.js'

const CHUNK_BYTES = 64 * 1024
const DELIMITERS: readonly CsvDelimiter[] = [',', ';', '\t']

/** The rows of a csv in UTF-8 (with or without mark), GB18030 or UTF-16 (Excel's "Unicode text"), in batches. */
export async function* readCsv(bytes: Buffer, caps: SheetCaps): AsyncGenerator<SheetRow[]> {
  const decoder = new TextDecoder(encodingOf(bytes), { fatal: true })
  let rows: CsvRows | null = null
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    const isLast = start + CHUNK_BYTES >= bytes.length
    const text = decode(decoder, bytes.subarray(start, start + CHUNK_BYTES), !isLast)
    rows ??= new CsvRows(delimiterOf(text), caps)
    yield rows.take(text)
  }
  if (rows) yield rows.end()
}

/** A mark decides; otherwise what is no valid UTF-8 is GB18030, the encoding of Chinese spreadsheets. */
function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return isUtf8(bytes) ? 'utf-8' : 'gb18030'
}

function decode(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): string {
  try {
    return decoder.decode(bytes, { stream })
  } catch {
    throw new SheetRefusal({ type: 'broken' })
  }
}

/** The delimiter that the first line has most of, outside of quotes. */
function delimiterOf(text: string): CsvDelimiter {
  const [firstLine] = text.replace(/"(?:[^"]|"")*"/g, '').split(/[\r\n]/, 1)
  const count = (delimiter: string) => firstLine.split(delimiter).length
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best))
}
