import db from '@adonisjs/lucid/services/db'
import { orderMatch } from '#app/orders/order_match'
import { applyFilters, type OrderFilters } from '#app/orders/queries/order_filters'
import {
  type OrderListRow,
  type StoredOrder,
  orderListColumns,
  toListRow,
} from '#app/orders/queries/order_list_row'
import { queryTokens, type SearchField } from '#app/platform/crypto/search_tokens'
import { decodeCursor, encodeCursor, type Cursor, type Page } from '#app/platform/database/keyset'

export const FOUND_PER_PAGE = 50
/** Candidates opened for one page at most; two common pairs of characters can stand far apart. */
const MOST_CANDIDATES = 1000
/** One more than a page shows, so that a page of hits takes one query. */
const CANDIDATES_AT_ONCE = FOUND_PER_PAGE + 1
const FIELDS = ['name', 'title', 'phone', 'address'] as const satisfies readonly SearchField[]

export interface OrderSearch {
  text: string
  /** `exact`: a whole number, name, title, phone or address; `fuzzy`: a piece of one. */
  match: 'fuzzy' | 'exact'
  filters: OrderFilters
}

/**
 * Finds orders by number, customer, phone or a piece of the address, newest first. Tokens name the
 * candidates in the encrypted table; each is opened and compared before it is shown.
 */
export async function searchOrders(
  search: OrderSearch,
  cursorText?: unknown
): Promise<Page<OrderListRow>> {
  const byNumber = await ordersByNumber(search)
  if (byNumber.length > 0) return { rows: byNumber, newer: null, older: null }

  const tokenSets = queryTokens(FIELDS, search.text)
  if (tokenSets.length === 0) return { rows: [], newer: null, older: null }

  const found: OrderListRow[] = []
  let cursor = decodeCursor(cursorText)
  let opened = 0
  while (found.length <= FOUND_PER_PAGE && opened < MOST_CANDIDATES) {
    const candidates = await candidatesAfter(cursor, tokenSets, search.filters)
    found.push(...candidates.filter((row) => matches(row, search)))
    opened += candidates.length
    const last = candidates.at(-1)
    if (!last || candidates.length < CANDIDATES_AT_ONCE) break
    cursor = { direction: 'older', at: last.placedAt, id: last.id }
  }
  const rows = found.slice(0, FOUND_PER_PAGE)
  const last = rows.at(-1)
  const hasOlder = found.length > FOUND_PER_PAGE || opened >= MOST_CANDIDATES
  return {
    rows,
    newer: null,
    older:
      hasOlder && last
        ? encodeCursor({ direction: 'older', at: last.placedAt, id: last.id })
        : null,
  }
}

async function ordersByNumber({ text, filters }: OrderSearch): Promise<OrderListRow[]> {
  const number = text.normalize('NFKC').trim()
  const query = db
    .from('orders')
    .select(orderListColumns())
    .where((either) =>
      either.where('orders.number', number).orWhere('orders.external_number', number)
    )
  applyFilters(query, filters)
  const found: StoredOrder[] = await query
  return found.map(toListRow)
}

async function candidatesAfter(
  cursor: Cursor | null,
  tokenSets: bigint[][],
  filters: OrderFilters
) {
  const query = db
    .from('order_search as s')
    .join('orders', 'orders.id', 's.order_id')
    .select(orderListColumns())
    .where((any) => {
      for (const tokens of tokenSets)
        any.orWhereRaw('s.tok @> ?::bigint[]', [`{${tokens.join(',')}}`])
    })
    .orderBy('s.placed_at', 'desc')
    .orderBy('s.order_id', 'desc')
    .limit(CANDIDATES_AT_ONCE)
  if (cursor) {
    query.whereRaw('(s.placed_at, s.order_id) < (?::timestamptz, ?::uuid)', [
      cursor.at.toISO() ?? '',
      cursor.id,
    ])
  }
  applyFilters(query, filters)
  const found: StoredOrder[] = await query
  return found.map(toListRow)
}

function matches(row: OrderListRow, { text, match }: OrderSearch): boolean {
  const found = orderMatch(row, text)
  return match === 'exact' ? found?.isExact === true : found !== null
}
