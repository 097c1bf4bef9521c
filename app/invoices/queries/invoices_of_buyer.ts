import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { taxpayerIndex } from '#app/customers/customer_indexes'
import { applyFilters, type InvoiceFilters } from '#app/invoices/queries/invoice_filters'
import {
  INVOICE_COLUMNS,
  type InvoiceRow,
  type StoredInvoice,
  toInvoiceRow,
} from '#app/invoices/queries/invoice_row'
import { matchesQuery, queryTokens } from '#app/platform/crypto/search_tokens'
import { type Cursor, encodeCursor, type Page } from '#app/platform/database/keyset'
import { parseTaxpayerId } from '#app/platform/identifiers/taxpayer_id'

const FOUND_PER_PAGE = 50
/** Rows that are opened for one page at most. */
const MOST_CANDIDATES = 1000

/**
 * Invoices by a piece of the billed name (search tokens of the order) or by a whole taxpayer id (keyed index
 * of the customer). The encrypted rows that could match are opened and compared.
 */
export async function invoicesOfBuyer(
  text: string,
  filters: InvoiceFilters,
  from: Cursor | null
): Promise<Page<InvoiceRow>> {
  const narrow = narrowing(text)
  const found: InvoiceRow[] = []
  let cursor: Cursor | null = narrow && from
  let opened = 0
  while (narrow && found.length <= FOUND_PER_PAGE && opened < MOST_CANDIDATES) {
    const candidates = await candidatesAfter(cursor, narrow, filters)
    found.push(...candidates.filter(({ buyer }) => isBuyer(buyer, text)))
    opened += candidates.length
    const last = candidates.at(-1)
    if (!last || candidates.length < FOUND_PER_PAGE) break
    cursor = { direction: 'older', at: last.createdAt, id: last.id }
  }
  const rows = found.slice(0, FOUND_PER_PAGE)
  const last = rows.at(-1)
  const hasOlder = found.length > FOUND_PER_PAGE || opened >= MOST_CANDIDATES
  const older = hasOlder && last ? { at: last.createdAt, id: last.id } : null
  return { rows, newer: null, older: older && encodeCursor({ direction: 'older', ...older }) }
}

type Narrowing = (query: DatabaseQueryBuilderContract) => void

/** Null when nothing can be found by this text. */
function narrowing(text: string): Narrowing | null {
  const taxpayerId = parseTaxpayerId(text)
  if (taxpayerId.ok) {
    const index = taxpayerIndex(taxpayerId.value.value)
    return (query) =>
      query
        .join('customers', 'customers.id', 'orders.customer_id')
        .where('customers.taxpayer_index', index)
  }
  const [tokens] = queryTokens('title', text)
  if (tokens === undefined) return null
  return (query) =>
    query
      .join('order_search', 'order_search.order_id', 'invoices.order_id')
      .whereRaw('order_search.tok @> ?::bigint[]', [`{${tokens.join(',')}}`])
}

async function candidatesAfter(
  cursor: Cursor | null,
  narrow: Narrowing,
  filters: InvoiceFilters
): Promise<InvoiceRow[]> {
  const query = db
    .query<StoredInvoice>()
    .from('invoices')
    .join('orders', 'orders.id', 'invoices.order_id')
    .select(INVOICE_COLUMNS)
    .orderBy('invoices.created_at', 'desc')
    .orderBy('invoices.id', 'desc')
    .limit(FOUND_PER_PAGE)
  narrow(query)
  applyFilters(query, filters)
  if (cursor)
    query.whereRaw('(invoices.created_at, invoices.id) < (?::timestamptz, ?::uuid)', [
      cursor.at.toISO() ?? '',
      cursor.id,
    ])
  const rows = await query
  return rows.map(toInvoiceRow)
}

function isBuyer(buyer: InvoiceRow['buyer'], text: string): boolean {
  const taxpayerId = parseTaxpayerId(text)
  if (taxpayerId.ok) return buyer.taxpayerId === taxpayerId.value.value
  return matchesQuery('title', buyer.name, text)
}
