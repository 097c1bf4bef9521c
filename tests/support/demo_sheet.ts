import { readFileSync } from 'node:fs'
import { readXlsx, writeXlsx } from 'hucre/xlsx'

export const DEMO_ROWS = 200

const demo = new URL('../../resources/demo/', import.meta.url)
const fixtures = new URL('../fixtures/imports/', import.meta.url)

/** What the demo sheet must come to, row by row; row 1 is the header. */
export interface DemoDefects {
  refused: { row: number; column: string; reason: string }[]
  findings: { row: number; reason: string }[]
  expected: { rows: number; imported: number; totalFen: number; services: number }
}

export function demoDefects(): DemoDefects {
  return JSON.parse(readFileSync(new URL('orders-a-200.defects.json', fixtures), 'utf8'))
}

/** The first rows of the demo sheet as a workbook. */
export async function demoXlsx(rows: number): Promise<Uint8Array> {
  const bytes = readFileSync(new URL('orders-a-200.xlsx', demo))
  if (rows === DEMO_ROWS) return bytes
  const { sheets } = await readXlsx(bytes)
  return writeXlsx({ sheets: [{ name: 'orders', rows: sheets[0]?.rows.slice(0, rows + 1) }] })
}

/** The same rows as text in GB18030, where no character holds the byte of a line feed. */
export function demoCsv(rows: number): Uint8Array {
  const bytes = readFileSync(new URL('orders-a-200.gb18030.csv', demo))
  let end = 0
  for (let line = 0; line <= rows; line++) end = bytes.indexOf('\n', end) + 1
  return bytes.subarray(0, end)
}
