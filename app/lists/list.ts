import type { I18n } from '@adonisjs/i18n'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import type { Cell, CellKind } from '#app/lists/cells'
import type { Page } from '#app/platform/database/keyset'

/** Words of a language file, or the person who asks: what lists need of the request. */
export interface ListReader {
  i18n: I18n
  userId: string
  can(permission: string): boolean
}

export interface Column<Row> {
  key: string
  /** A key of the language files. */
  label: string
  kind: CellKind
  cell(row: Row, reader: ListReader): Cell
  /** Left out until somebody chooses it. */
  isExtra?: boolean
  /** Encrypted in the database: cannot be sorted, and the header says so. */
  isSealed?: boolean
}

/** What a column sorts by. */
export interface Sort {
  /** An SQL expression that is never null, of an index where the table grows. A name of this code base, never input. */
  by: string
  type: 'timestamptz' | 'date' | 'bigint' | 'numeric' | 'text' | 'integer'
}

export interface Choice {
  value: string
  label: string
}

export interface FilterField {
  /** The parameter of the address. */
  name: string
  kind: 'search' | 'select' | 'date'
  label: string
  hint?: string
  /** The text of the empty choice. */
  blank?: string
  options?(reader: ListReader): Choice[] | Promise<Choice[]>
  /** Stands behind "more filters" until it is used. */
  isMore?: boolean
}

export interface Tabs<Filters> {
  parameter: string
  label: string
  /** Null shows all. */
  values: readonly (string | null)[]
  title(value: string | null): string
  active(filters: Filters): string | null
  narrow(filters: Filters, value: string | null): Filters
}

/** A way to find rows that an index of the database cannot sort: newest first, without a total. */
export interface ListSearch<Row, Filters> {
  isAsked(filters: Filters): boolean
  find(filters: Filters, cursorText: unknown): Promise<Page<Row>>
}

export interface RowAct {
  label: string
  href: string
  /** A form that posts, instead of a link. */
  isPost?: boolean
}

/** What the first query of a page finds: the row, and the value it is sorted by as PostgreSQL writes it. */
export interface ListedRow {
  id: string
  sort_value: string
}

/** One list page of the desk: its columns, filters, order, and where its rows come from. */
export interface List<Row extends { id: string }, Filters> {
  /** Names it in stored layouts and views. */
  name: string
  path: string
  title: string
  columns: readonly Column<Row>[]
  filters: readonly FilterField[]
  tabs?: Tabs<Filters>
  /** By the keys of columns. */
  sorts: Readonly<Record<string, Sort>>
  /** A key of `sorts`, with a leading `-` for the greatest first. */
  order: string
  /** The key of `sorts` that a jump to a day moves along. */
  days?: string
  readFilters(asked: Record<string, unknown>): Filters
  /** Every row under the filters: tables and conditions, no columns, no order, no limit. */
  rows(filters: Filters): DatabaseQueryBuilderContract<ListedRow>
  /** The SQL name of the row's id in `rows`. */
  id: string
  /** The rows of these ids, in any order. */
  load(ids: string[]): Promise<Row[]>
  search?: ListSearch<Row, Filters>
  acts?(row: Row, reader: ListReader): RowAct[]
  /** Whether the batch bar takes a row. */
  isSelectable?(row: Row, reader: ListReader): boolean
}
