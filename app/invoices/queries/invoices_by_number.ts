import db from '@adonisjs/lucid/services/db'
import { OF_ORDER_NUMBER } from '#app/invoices/queries/of_order_number'
import {
  INVOICE_COLUMNS,
  type InvoiceRow,
  type StoredInvoice,
  toInvoiceRow,
} from '#app/invoices/queries/invoice_row'

const MOST = 20

/** Invoices by a whole number: of the invoice, of its request or of its order; newest first. */
export async function invoicesByNumber(number: string): Promise<InvoiceRow[]> {
  const rows = await db
    .query<StoredInvoice>()
    .from('invoices')
    .join('orders', 'orders.id', 'invoices.order_id')
    .select(INVOICE_COLUMNS)
    .where((any) => {
      any
        .where('invoices.invoice_number', number)
        .orWhere('invoices.issue_request_no', number)
        .orWhereRaw(OF_ORDER_NUMBER, [number])
    })
    .orderBy('invoices.created_at', 'desc')
    .limit(MOST)
  return rows.map(toInvoiceRow)
}
