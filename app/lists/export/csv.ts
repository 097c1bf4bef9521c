import { Readable } from 'node:stream'

/** Excel and others compute a cell that begins so. */
const COMPUTED = /^[=+\-@\t\r]/
const NUMBER = /^-?\d[\d.]*$/
const BYTE_ORDER_MARK = '\uFEFF'

/** RFC 4180 in UTF-8, marked so that Excel reads it as such. */
export function csvStream(rows: AsyncIterable<string[]>): Readable {
  return Readable.from(lines(rows))
}

async function* lines(rows: AsyncIterable<string[]>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK
  for await (const row of rows) yield `${row.map(csvCell).join(',')}\r\n`
}

/** A text that a spreadsheet would compute gets an apostrophe in front; numbers keep their sign. */
export function csvCell(text: string): string {
  const harmless = COMPUTED.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
