import { failed, ok, type Result } from '#app/platform/result'
import { readRecords } from '#app/platform/sheets/sheet_records'
import { type CsvFailure, readingWhole } from './csv_failure.js'

export interface TaxClassCodeRow {
  /** 19 digits: one for the chapter, then nine pairs; unused pairs at the end are zero. */
  code: string
  /** Empty for some inner and some new codes of the public table. */
  shortName: string
  name: string
  note: string
  /** Only leaves may stand on an invoice. */
  isLeaf: boolean
}

const COLUMNS = ['code', 'short_name', 'name', 'note'] as const
const CODE = /^[1-9]\d{18}$/

/** Reads the table of tax classification codes; the first wrong or repeated code refuses the file. */
export function readTaxClassCsv(bytes: Uint8Array): Promise<Result<TaxClassCodeRow[], CsvFailure>> {
  return readingWhole(async () => {
    const rows = new Map<string, Omit<TaxClassCodeRow, 'isLeaf'>>()
    for await (const { row, values } of readRecords(bytes, COLUMNS)) {
      const { code, short_name: shortName, name, note } = values
      if (!CODE.test(code) || rows.has(code)) return failed(fault(row, 'code'))
      if (name === '') return failed(fault(row, 'name'))
      rows.set(code, { code, shortName, name, note })
    }
    const inner = innerPrefixes(rows.keys())
    return ok([...rows.values()].map((row) => ({ ...row, isLeaf: !inner.has(prefix(row.code)) })))
  })
}

function fault(row: number, column: (typeof COLUMNS)[number]): CsvFailure {
  return { type: 'row_invalid', row, column }
}

/** All prefixes that some longer code continues. */
function innerPrefixes(codes: Iterable<string>): Set<string> {
  const inner = new Set<string>()
  for (const code of codes) {
    const own = prefix(code)
    for (let length = 1; length < own.length; length += 2) inner.add(own.slice(0, length))
  }
  return inner
}

/** The code without its unused pairs; a zero that is half of a used pair stays (`...10`). */
function prefix(code: string): string {
  const digits = code.replace(/0+$/, '')
  return digits.length % 2 === 0 ? `${digits}0` : digits
}
