import db from '@adonisjs/lucid/services/db'
import type { ListedRow } from '#app/lists/list'
import { applyFilters, type InvoiceFilters } from '#app/invoices/queries/invoice_filters'
import {
  INVOICE_COLUMNS,
  type InvoiceRow,
  type StoredInvoice,
  toInvoiceRow,
} from '#app/invoices/queries/invoice_row'

/** The invoices of a filter, in no order. */
export function invoicesOf(filters: InvoiceFilters) {
  const query = db.query<ListedRow>().from('invoices')
  applyFilters(query, filters)
  return query
}

export async function loadInvoices(ids: string[]): Promise<InvoiceRow[]> {
  const found = await db
    .query<StoredInvoice>()
    .from('invoices')
    .join('orders', 'orders.id', 'invoices.order_id')
    .select(INVOICE_COLUMNS)
    .whereIn('invoices.id', ids)
  return found.map(toInvoiceRow)
}
