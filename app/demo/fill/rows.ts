import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { insertMany, type Row } from '#app/platform/database/insert_many'

/** Parents before children. */
const TABLES = [
  'orders',
  'order_lines',
  'order_search',
  'order_checks',
  'order_reviews',
  'stock_holds',
  'payments',
  'refunds',
  'ledger_entries',
  'ledger_lines',
  'manifests',
  'shipments',
  'shipment_lines',
  'tracking_events',
  'invoices',
  'invoice_orders',
  'invoice_lines',
  'invoice_line_allocations',
  'messages',
  'state_changes',
  'audit_entries',
] as const

/** What is to be written, by table; all rows of a table have the same columns. */
export class Rows {
  readonly #rows = new Map<string, Row[]>()

  add(table: (typeof TABLES)[number], ...rows: Row[]): void {
    const known = this.#rows.get(table) ?? []
    known.push(...rows)
    this.#rows.set(table, known)
  }

  async insert(trx: TransactionClientContract): Promise<void> {
    for (const table of TABLES) await insertMany(trx, table, this.#rows.get(table) ?? [])
  }
}
