import type { Column, List, ListReader } from '#app/lists/list'
import type { Layout } from '#app/lists/layout'
import { type ListQuestion, orderText } from '#app/lists/question'
import { cappedCount, shownCount } from '#app/platform/database/capped_count'
import { withQuery } from '#app/platform/views/query_string'

type Asked = Record<string, unknown>

/** The tabs with how many rows stand on each under the other filters. */
export async function tabViews<Row extends { id: string }, Filters>(
  { tabs, path, rows }: List<Row, Filters>,
  { filters, isSearch }: ListQuestion<Filters>,
  asked: Asked
) {
  if (!tabs) return null
  const active = tabs.active(filters)
  const items = tabs.values.map(async (value) => ({
    label: tabs.title(value),
    href: withQuery(path, asked, { [tabs.parameter]: value, after: null }),
    isActive: value === active,
    count: isSearch ? undefined : shownCount(await cappedCount(rows(tabs.narrow(filters, value)))),
  }))
  return { label: tabs.label, items: await Promise.all(items) }
}

export async function fieldViews<Row extends { id: string }, Filters>(
  { filters }: List<Row, Filters>,
  asked: Asked,
  reader: ListReader
) {
  const views = filters.map(async ({ options, ...field }) => {
    const value = asked[field.name]
    const isUsed = typeof value === 'string' && value !== ''
    return { ...field, value: isUsed ? value : '', isUsed, options: await options?.(reader) }
  })
  return Promise.all(views)
}

/** The shown columns; a header that sorts leads to its own order, and turned round when it is the order already. */
export function columnViews<Row extends { id: string }, Filters>(
  { columns, sorts, path }: List<Row, Filters>,
  question: ListQuestion<Filters>,
  asked: Asked,
  layout: Layout
) {
  return shownColumns(columns, layout).map((column) => {
    const isSorted = !question.isSearch && question.sort === column.key
    const canSort = !question.isSearch && Object.hasOwn(sorts, column.key)
    const turned = orderText({
      sort: column.key,
      isDescending: isSorted ? !question.isDescending : isNumeric(column),
    })
    return {
      key: column.key,
      label: column.label,
      isEnd: isEnd(column),
      isSealed: column.isSealed ?? false,
      sortHref: canSort
        ? withQuery(path, asked, { sort: turned, after: null, day: null })
        : undefined,
      sorted: isSorted ? (question.isDescending ? 'descending' : 'ascending') : undefined,
    }
  })
}

export function rowViews<Row extends { id: string }, Filters>(
  list: List<Row, Filters>,
  rows: readonly Row[],
  layout: Layout,
  reader: ListReader
) {
  const columns = shownColumns(list.columns, layout)
  return rows.map((row) => ({
    id: row.id,
    isSelectable: list.isSelectable?.(row, reader) ?? false,
    cells: columns.map((column) => ({
      ...column.cell(row, reader),
      label: column.label,
      isEnd: isEnd(column),
    })),
    acts: list.acts?.(row, reader) ?? [],
  }))
}

export function shownColumns<Row>(columns: readonly Column<Row>[], layout: Layout): Column<Row>[] {
  return layout.columns.flatMap((key) => columns.find((column) => column.key === key) ?? [])
}

function isEnd({ kind }: { kind: string }): boolean {
  return kind === 'money' || kind === 'number'
}

function isNumeric({ kind }: { kind: string }): boolean {
  return isEnd({ kind }) || kind === 'moment'
}
