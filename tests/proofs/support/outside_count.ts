import { isDeepStrictEqual } from 'node:util'
import pg from 'pg'
import { type ProviderBooks, providerBooks } from './provider_books.js'
import type { DaySheet } from './sheet_of_day.js'

export interface Counted {
  fact: string
  isTrue: boolean
  /** What differs, in a few words. */
  found: string
}

/**
 * Counts a finished day from outside: plain SQL and the providers' own books against the cells of the
 * sheet. It shares no code with the actions, so that their error cannot hide in it.
 */
export class OutsideCount {
  readonly #facts: Counted[] = []

  constructor(
    private readonly client: pg.Client,
    private readonly sheet: DaySheet,
    private readonly books: ProviderBooks
  ) {}

  static async of(
    connection: pg.ClientConfig,
    dataDir: string,
    sheet: DaySheet
  ): Promise<Counted[]> {
    const client = new pg.Client(connection)
    await client.connect()
    try {
      return await new OutsideCount(client, sheet, providerBooks(dataDir)).count()
    } finally {
      await client.end()
    }
  }

  async count(): Promise<Counted[]> {
    const wanted = this.sheet.totals
    const orders = await this.#amounts(
      `select external_number, total_fen from orders where source = 'import' and status = 'completed'`
    )
    this.#same('each row of the sheet is one completed order, to the fen', orders, wanted)
    const [{ orders: all }] = await this.#rows(
      `select count(*)::int as orders from orders where source = 'import'`
    )
    this.#same('and there is no other order', all, wanted.size)

    await this.#money(wanted)
    await this.#parcels()
    await this.#invoices(wanted)
    await this.#stock()
    await this.#effects()
    return this.#facts
  }

  async #money(wanted: Map<string, bigint>) {
    const settled = await this.#amounts(
      `select o.external_number, p.amount_fen from payments p join orders o on o.id = p.order_id
        where p.state = 'settled'`
    )
    this.#same('each order is paid once, with its total', settled, wanted)
    const trades = await this.#amounts(
      `select trade_number, amount_fen from payments where state = 'settled'`
    )
    this.#same('the provider was paid exactly that', trades, this.books.paid)
    const booked = await this.#amounts(
      `select o.external_number, sum(l.debit_fen) from ledger_entries e
         join ledger_lines l on l.entry_id = e.id and l.account like 'clearing:%'
         join payments p on p.id = e.source_id join orders o on o.id = p.order_id
        group by o.external_number`
    )
    this.#same('the ledger took each payment in once', booked, wanted)
    const lopsided = await this.#rows(
      'select entry_id from ledger_lines group by entry_id having sum(debit_fen) <> sum(credit_fen)'
    )
    this.#same('each entry of the ledger balances', lopsided.length, 0)
  }

  async #parcels() {
    const missing = await this.#rows(
      `select o.id from orders o left join shipments s on s.order_id = o.id and s.state = 'delivered'
        where o.source = 'import' and (o.order_type = 'service') = (s.id is not null)`
    )
    this.#same('each order with goods has one delivered parcel, and no other', missing.length, 0)
    const rows = await this.#rows(`select id from shipments where courier = 'courier-sandbox'`)
    const shipments = new Set(rows.map(({ id }) => String(id)))
    this.#same('the courier took exactly these', shipments, this.books.collected)
  }

  async #invoices(wanted: Map<string, bigint>) {
    const issued = await this.#amounts(
      `select o.external_number, sum(i.total_fen) from invoices i join orders o on o.id = i.order_id
        where i.state = 'issued' group by o.external_number having count(*) = 1`
    )
    this.#same('each order has one invoice, over its total', issued, wanted)
    const rows = await this.#rows(
      `select issue_request_no, invoice_number, total_fen from invoices where state = 'issued'`
    )
    const requests = new Map(
      rows.map((row) => [
        String(row.issue_request_no),
        { number: String(row.invoice_number), fen: BigInt(String(row.total_fen)) },
      ])
    )
    this.#same('the tax side issued exactly these', requests, this.books.issued)
    const without = await this.#rows(
      `select i.id from invoices i where i.state = 'issued' and
         (select count(*) from invoice_documents d where d.invoice_id = i.id) <> 3`
    )
    this.#same('each invoice has its three documents', without.length, 0)
    const unsent = await this.#rows(
      `select i.id from invoices i where i.state = 'issued' and 1 <>
         (select count(*) from messages m where m.order_id = i.order_id and m.channel = 'mail'
            and m.state = 'sent' and m.event_type = 'invoices.documents_stored')`
    )
    this.#same('each invoice was mailed once', unsent.length, 0)
  }

  async #stock() {
    const rows = await this.#rows(
      `select p.sku, sum(h.quantity) as units from stock_holds h join products p on p.id = h.product_id
         join orders o on o.id = h.order_id where o.source = 'import' group by p.sku`
    )
    const held = new Map(rows.map(({ sku, units }) => [String(sku), thousandths(String(units))]))
    const kept = new Map([...this.sheet.units].filter(([sku]) => held.has(sku)))
    this.#same('goods in stock were held as ordered, once', held, kept)
    const open = await this.#rows(
      `select h.id from stock_holds h where state = 'held' union all
       select product_id from stock_levels where held <> 0`
    )
    this.#same('no hold is left over', open.length, 0)
  }

  async #effects() {
    const waiting = await this.#rows('select id from outbox_messages where relayed_at is null')
    this.#same('no event is left behind', waiting.length, 0)
  }

  async #amounts(sql: string): Promise<Map<string, bigint>> {
    const { rows } = await this.client.query<[string, string]>({ text: sql, rowMode: 'array' })
    const amounts = new Map(rows.map(([key, fen]) => [key, BigInt(fen)]))
    if (amounts.size !== rows.length) throw new Error(`the same twice: ${sql}`)
    return amounts
  }

  async #rows(sql: string): Promise<Record<string, unknown>[]> {
    const { rows } = await this.client.query(sql)
    return rows
  }

  #same<Value>(fact: string, found: Value, wanted: Value) {
    const isTrue = isDeepStrictEqual(found, wanted)
    this.#facts.push({ fact, isTrue, found: isTrue ? '' : difference(found, wanted) })
  }
}

function thousandths(units: string): bigint {
  return BigInt(units.replace('.', ''))
}

function difference(found: unknown, wanted: unknown): string {
  if (!isCollection(found) || !isCollection(wanted)) return `${found} instead of ${wanted}`
  const missing = [...wanted.keys()].filter((key) => !found.has(key))
  const other = [...found.keys()].filter((key) => !wanted.has(key))
  return `${found.size} of ${wanted.size}; missing ${missing.slice(0, 3)}; too many ${other.slice(0, 3)}`
}

function isCollection(value: unknown): value is Map<unknown, unknown> | Set<unknown> {
  return value instanceof Map || value instanceof Set
}
