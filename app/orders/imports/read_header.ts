import { failed, ok, type Result } from '#app/platform/result'
import { cleanCell, cleanCode } from './cell_text.js'
import {
  HEADER_ALIASES,
  ORDER_FIELDS,
  type OrderField,
  REFUSED_SHEET_COLUMNS,
  REQUIRED_FIELDS,
} from './header_aliases.js'

/** Which column holds what; plain values, so that it crosses threads. */
export interface SheetHeader {
  /** All column names as the sheet has them, trimmed. */
  names: string[]
  /** Index into a row, for the fields that the sheet has. */
  columns: Partial<Record<OrderField, number>>
  /** Columns that no field takes: kept with the row, shown to the user. */
  unknown: string[]
  /** Second columns of a field that is already taken: the first one counts. */
  duplicates: string[]
}

export type HeaderFailure =
  | { type: 'no_header' }
  /** Our own names of the missing columns; what was recognised helps to see why. */
  | { type: 'missing_columns'; missing: string[]; recognised: string[]; unknown: string[] }

/** Fewer recognised names than this, and the row is no header at all. */
const FEWEST_RECOGNISED = 3

/** A sheet of refused rows comes back with the columns that we added: they are no surprise. */
const OWN_COLUMNS: readonly string[] = Object.values(REFUSED_SHEET_COLUMNS)

const FIELD_BY_NAME = new Map(
  ORDER_FIELDS.flatMap((field) =>
    HEADER_ALIASES[field].map((alias) => [normalised(alias), field] as const)
  )
)

/** Recognises the columns by name or alias, in any order. */
export function readHeader(cells: readonly string[]): Result<SheetHeader, HeaderFailure> {
  const header: SheetHeader = {
    names: cells.map(cleanCell),
    columns: {},
    unknown: [],
    duplicates: [],
  }
  header.names.forEach((name, index) => place(header, name, index))

  const recognised = ORDER_FIELDS.filter((field) => header.columns[field] !== undefined)
  if (recognised.length < FEWEST_RECOGNISED) return failed({ type: 'no_header' })

  const missing = REQUIRED_FIELDS.filter((field) => !recognised.includes(field))
  if (missing.length > 0) {
    return failed({
      type: 'missing_columns',
      missing: missing.map(ownName),
      recognised: recognised.map((field) => columnName(header, field)),
      unknown: header.unknown,
    })
  }
  return ok(header)
}

/** The sheet's own name of a field, or ours when the sheet does not have it. */
export function columnName(header: SheetHeader, field: OrderField): string {
  const index = header.columns[field]
  return index === undefined ? ownName(field) : header.names[index]
}

/** The order that a row belongs to, readable even when another cell of the row is refused. */
export function externalNumberOf(header: SheetHeader, cells: readonly string[]): string | null {
  const index = header.columns.externalNumber
  return index === undefined ? null : cleanCode(cells[index] ?? '') || null
}

function place(header: SheetHeader, name: string, index: number): void {
  if (name === '' || OWN_COLUMNS.includes(name)) return
  const field = FIELD_BY_NAME.get(normalised(name))
  if (!field) header.unknown.push(name)
  else if (header.columns[field] === undefined) header.columns[field] = index
  else header.duplicates.push(name)
}

function ownName(field: OrderField): string {
  return HEADER_ALIASES[field][0]
}

/** Full-width forms, case, space, stars of required columns and trailing colons do not matter. */
function normalised(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_*:.]/g, '')
}
