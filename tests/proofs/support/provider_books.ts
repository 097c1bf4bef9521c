import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** What the pretended providers wrote down on their own side. */
export interface ProviderBooks {
  /** Our payment's trade number → fen, of what was paid. */
  paid: Map<string, bigint>
  /** Ids of the shipments that a courier took. */
  collected: Set<string>
  /** Our request number → invoice number and total. */
  issued: Map<string, { number: string; fen: bigint }>
}

export function providerBooks(dataDir: string): ProviderBooks {
  const read = (provider: string, sql: string) => {
    const store = join(dataDir, 'sandbox', provider, 'store.sqlite')
    const books = new DatabaseSync(store, { readOnly: true })
    try {
      return books.prepare(sql).all()
    } finally {
      books.close()
    }
  }
  const trades = read(
    'payment-sandbox',
    `select trade_number as number, amount_fen from trades where state = 'PAID'`
  )
  const bookings = read(
    'courier-sandbox',
    `select shipment_id from bookings where state = 'COLLECTED'`
  )
  const requests = read(
    'tax-sandbox',
    `select request_number, invoice_number, total from requests where state = 'ISSUED'`
  )
  return {
    paid: new Map(trades.map((row) => [String(row.number), BigInt(String(row.amount_fen))])),
    collected: new Set(bookings.map((row) => String(row.shipment_id))),
    issued: new Map(
      requests.map((row) => [
        String(row.request_number),
        {
          number: String(row.invoice_number),
          fen: BigInt(String(row.total).replace('.', '')),
        },
      ])
    ),
  }
}
