import type { List, ListedRow } from '#app/lists/list'
import { encodePlace, type Place } from '#app/lists/place'
import { type ListQuestion, orderText } from '#app/lists/question'
import { cappedCount, shownCount } from '#app/platform/database/capped_count'
import type { Page } from '#app/platform/database/keyset'

export const ROWS_PER_PAGE = 50

/**
 * One page under the filters in the order that was asked for, by keyset: the first query names the rows,
 * the second loads them. A search answers newest first whatever order was asked for.
 */
export async function readPage<Row extends { id: string }, Filters>(
  list: List<Row, Filters>,
  question: ListQuestion<Filters>,
  size = ROWS_PER_PAGE
): Promise<Page<Row>> {
  if (list.search && question.isSearch) return list.search.find(question.filters, question.cursor)

  const found = await namesOfRows(list, question, size)
  const isBack = question.place?.direction === 'back'
  const hasMore = found.length > size
  const kept = isBack ? found.slice(0, size).toReversed() : found.slice(0, size)
  const loaded = await list.load(kept.map(({ id }) => id))
  const byId = new Map(loaded.map((row) => [row.id, row]))
  const order = orderText(question)
  const linkTo = (direction: Place['direction'], edge?: ListedRow) =>
    edge ? encodePlace({ direction, value: edge.sort_value, id: edge.id }, order) : null
  return {
    rows: kept.flatMap(({ id }) => byId.get(id) ?? []),
    newer: (isBack ? hasMore : question.place) ? linkTo('back', kept[0]) : null,
    older: isBack || hasMore ? linkTo('on', kept.at(-1)) : null,
  }
}

/** How many rows stand under the filters, to the cap; null for a search, which finds them by opening. */
export async function countRows<Row extends { id: string }, Filters>(
  list: List<Row, Filters>,
  { filters, isSearch }: ListQuestion<Filters>
): Promise<number | null> {
  return isSearch ? null : shownCount(await cappedCount(list.rows(filters)))
}

async function namesOfRows<Row extends { id: string }, Filters>(
  list: List<Row, Filters>,
  { filters, sort, isDescending, place }: ListQuestion<Filters>,
  size: number
): Promise<ListedRow[]> {
  const { by, type } = list.sorts[sort]
  const query = list.rows(filters)
  const isBack = place?.direction === 'back'
  const order = isDescending === isBack ? 'asc' : 'desc'
  if (place) {
    const than = order === 'asc' ? '>' : '<'
    query.whereRaw(`(${by}, ${list.id}) ${than} (?::${type}, ?::uuid)`, [place.value, place.id])
  }
  // One row more than the page tells whether there is a next page.
  return query
    .select(query.client.raw(`${list.id} as id, (${by})::text as sort_value`))
    .orderByRaw(`${by} ${order}, ${list.id} ${order}`)
    .limit(size + 1)
}
