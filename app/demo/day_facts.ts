import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import type { OrderStatus } from '#app/orders/order_states'

/** What the day asks the database; it only ever reads. Everything is about the orders of one sheet. */
export class DayFacts {
  constructor(private readonly sheetSha256: string) {}

  /** The import of the sheet, if it was ever received. */
  async sheet() {
    return db
      .from('order_imports')
      .where('file_sha256', this.sheetSha256)
      .whereNot('state', 'failed')
      .select('id', 'state', 'failure', 'rows', 'imported', 'known', 'refused')
      .first()
  }

  async refused(): Promise<{ row: number; column: string; reason: string }[]> {
    const rows = await db
      .from('order_import_rows as r')
      .join('order_imports as i', 'i.id', 'r.import_id')
      .where('i.file_sha256', this.sheetSha256)
      .where('r.verdict', 'refused')
      .orderBy('r.row')
      .select('r.row', 'r.reasons')
    return rows.flatMap(({ row, reasons }) =>
      reasons.map(({ column, reason }: { column: string; reason: string }) => ({
        row,
        column,
        reason,
      }))
    )
  }

  async orders(status: OrderStatus): Promise<{ id: string; hasFindings: boolean }[]> {
    const rows = await this.#orders()
      .where('orders.status', status)
      .orderBy('orders.placed_at')
      .orderBy('orders.id')
      .select('orders.id', 'orders.has_findings')
    return rows.map((row) => ({ id: row.id, hasFindings: row.has_findings }))
  }

  async countOrders(status: OrderStatus): Promise<number> {
    return this.#count(this.#orders().where('orders.status', status))
  }

  async countInvoiceMails(): Promise<number> {
    const sent = await this.invoiceMails('sent')
    return sent.length
  }

  /** Paid orders whose service nobody has confirmed yet. */
  async openServices(): Promise<string[]> {
    const rows = await this.#orders()
      .where('orders.state', 'approved')
      .whereNot('orders.order_type', 'parcel')
      .whereNotNull('orders.paid_at')
      .whereNull('orders.service_confirmed_at')
      .select('orders.id')
    return rows.map(({ id }) => id)
  }

  /** Parcels in these states, or all. */
  async shipments(...states: string[]): Promise<{ id: string; number: string }[]> {
    const query = db
      .from('shipments')
      .whereIn('order_id', this.#orders().select('orders.id'))
      .orderBy('created_at')
      .select('id', 'number')
    return states.length > 0 ? query.whereIn('state', states) : query
  }

  async countShipments(...states: string[]): Promise<number> {
    const found = await this.shipments(...states)
    return found.length
  }

  /** What is still to be put into a parcel. */
  async unpackedLines(shipmentId: string): Promise<{ sku: string; missing: string }[]> {
    return db
      .from('shipment_lines')
      .where('shipment_id', shipmentId)
      .whereRaw('packed_quantity < quantity')
      .orderBy('sku')
      .select('sku', db.raw('(quantity - packed_quantity)::text as missing'))
  }

  /** Parcel orders that are paid and still without a parcel. */
  async unplanned(): Promise<number> {
    return this.#count(
      this.#orders()
        .whereNot('orders.order_type', 'service')
        .whereNotNull('orders.paid_at')
        .whereNotExists((parcel) => parcel.from('shipments').whereColumn('order_id', 'orders.id'))
    )
  }

  /** Orders that want an invoice and whose documents are not stored yet. */
  async uninvoiced(): Promise<number> {
    return this.#count(
      this.#orders()
        .whereNot('orders.invoice_kind', 'none')
        .whereNotExists((documents) =>
          documents
            .from('invoice_orders as share')
            .join('invoice_documents as d', 'd.invoice_id', 'share.invoice_id')
            .whereColumn('share.order_id', 'orders.id')
            .where('d.format', 'pdf')
        )
    )
  }

  async uncompleted(): Promise<number> {
    return this.#count(this.#orders().where('orders.state', 'approved'))
  }

  async wantedInvoices(): Promise<number> {
    return this.#count(this.#orders().whereNot('orders.invoice_kind', 'none'))
  }

  async invoices(): Promise<{ id: string; number: string; orderId: string; totalFen: number }[]> {
    const rows = await db
      .from('invoices')
      .where('state', 'issued')
      .whereIn('order_id', this.#orders().select('orders.id'))
      .orderBy('invoice_number')
      .select('id', 'invoice_number', 'order_id', 'total_fen')
    return rows.map((row) => ({
      id: row.id,
      number: row.invoice_number,
      orderId: row.order_id,
      totalFen: Number(row.total_fen),
    }))
  }

  /** Mails that carry an invoice of the sheet, in these states. */
  async invoiceMails(...states: ('sent' | 'failed' | 'unknown')[]): Promise<string[]> {
    const rows = await db
      .from('messages')
      .where({ channel: 'mail', event_type: 'invoices.documents_stored' })
      .whereIn('state', states)
      .whereIn('order_id', this.#orders().select('orders.id'))
      .select('id')
    return rows.map(({ id }) => id)
  }

  async totals() {
    const [row] = await this.#orders().select(
      db.raw(`count(*)::int as orders,
        count(*) filter (where orders.has_findings)::int as findings,
        count(*) filter (where orders.reviewed_at is not null and orders.state in ('approved', 'completed'))::int as approved,
        count(*) filter (where orders.paid_at is not null)::int as paid,
        coalesce(sum(orders.paid_fen), 0)::bigint as paid_fen,
        count(*) filter (where orders.service_confirmed_at is not null)::int as services,
        count(*) filter (where orders.dispatched_at is not null)::int as shipped,
        count(*) filter (where orders.delivered_at is not null)::int as delivered,
        count(*) filter (where orders.completed_at is not null)::int as completed`)
    )
    return row
  }

  #orders() {
    return db
      .from('orders')
      .whereIn(
        'orders.id',
        db
          .from('order_import_rows as r')
          .join('order_imports as i', 'i.id', 'r.import_id')
          .where('i.file_sha256', this.sheetSha256)
          .whereNotNull('r.order_id')
          .select('r.order_id')
      )
  }

  async #count(query: DatabaseQueryBuilderContract): Promise<number> {
    const row = await query.count('* as orders').firstOrFail()
    return Number(row.orders)
  }
}
