import db from '@adonisjs/lucid/services/db'
import {
  applyFilters,
  type InvoiceFilters,
  type InvoiceTab,
} from '#app/invoices/queries/invoice_filters'
import {
  INVOICE_COLUMNS,
  type InvoiceRow,
  type StoredInvoice,
  toInvoiceRow,
} from '#app/invoices/queries/invoice_row'
import { invoicesOfBuyer } from '#app/invoices/queries/invoices_of_buyer'
import { type CappedCount, cappedCount } from '#app/platform/database/capped_count'
import { decodeCursor, type Page, pageOf, seekPage } from '#app/platform/database/keyset'

export const INVOICES_PER_PAGE = 50

export type InvoicePage = Page<InvoiceRow> & { total: CappedCount | null }

/** Invoices, newest first, one page at a time. A search for a buyer has no total: it is found by opening rows. */
export async function listInvoices(
  filters: InvoiceFilters,
  cursorText: unknown
): Promise<InvoicePage> {
  const cursor = decodeCursor(cursorText)
  if (filters.buyer !== null)
    return { ...(await invoicesOfBuyer(filters.buyer, filters, cursor)), total: null }
  const query = filteredInvoices(filters)
  const total = await cappedCount(query)
  const place = { at: 'invoices.created_at', id: 'invoices.id' }
  const found = await seekPage(query, place, cursor, INVOICES_PER_PAGE)
  const page = pageOf(found.map(toInvoiceRow), positionOf, cursor, INVOICES_PER_PAGE)
  return { ...page, total }
}

/** How many invoices stand on each tab, whatever else is filtered. */
export async function countInvoiceTabs(): Promise<Record<InvoiceTab, CappedCount>> {
  const none = { state: null, number: null, buyer: null, from: null, until: null }
  const count = (tab: InvoiceTab) => cappedCount(filteredInvoices({ ...none, tab }))
  const [open, refused, issued] = await Promise.all([
    count('open'),
    count('refused'),
    count('issued'),
  ])
  return { open, refused, issued }
}

function filteredInvoices(filters: InvoiceFilters) {
  const query = db
    .query<StoredInvoice>()
    .from('invoices')
    .join('orders', 'orders.id', 'invoices.order_id')
    .select(INVOICE_COLUMNS)
  applyFilters(query, filters)
  return query
}

function positionOf({ createdAt, id }: InvoiceRow) {
  return { at: createdAt, id }
}
