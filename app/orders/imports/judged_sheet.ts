import type { SheetFailure } from '#app/platform/sheets/sheet_refusal'
import type { HeaderFailure, SheetHeader } from './read_header.js'
import type { RowVerdict } from './row_verdict.js'

/** One row with its verdict; the cells as read, for staging and for the sheet of refused rows. */
export interface JudgedRow {
  row: number
  cells: string[]
  /** Null for refused rows: they leave no trace that could keep their correction out. */
  rowKey: string | null
  verdict: RowVerdict
}

export type ImportFailure = SheetFailure | HeaderFailure

/** What judging a sheet hands out: first the header, then rows, or at any moment the reason to stop. */
export type SheetPart =
  | { type: 'header'; header: SheetHeader }
  | { type: 'rows'; rows: JudgedRow[] }
  | { type: 'refused'; failure: ImportFailure }
