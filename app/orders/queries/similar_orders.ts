import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import ordersConfig from '#config/orders'
import type { Fen } from '#app/platform/money/fen'

interface Sought {
  id: string
  customerId: string
  totalFen: Fen
  placedAt: DateTime
  lines: { product: { sku: string }; quantity: string }[]
}

/** Recent orders of the same customer with the same total and lines, by the id of the sought order. */
export async function similarOrders(
  orders: Sought[],
  trx: TransactionClientContract
): Promise<Map<string, string[]>> {
  const { rows } = await trx.rawQuery(
    `select s.id as sought_id, o.number, o.id,
            (select string_agg(sku || '=' || quantity, ',' order by sku, quantity) from order_lines where order_id = o.id) as lines,
            (select string_agg(sku || '=' || quantity, ',' order by sku, quantity) from order_lines where order_id = s.id) as sought_lines
       from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::timestamptz[]) as s (id, customer_id, total_fen, placed_at)
       join orders o on o.customer_id = s.customer_id and o.total_fen = s.total_fen and o.id <> s.id
        and o.placed_at > s.placed_at - make_interval(hours => ?) and o.placed_at <= s.placed_at
        and o.deleted_at is null and o.state <> 'cancelled'
      order by o.placed_at desc`,
    [
      orders.map(({ id }) => id),
      orders.map(({ customerId }) => customerId),
      orders.map(({ totalFen }) => totalFen),
      orders.map(({ placedAt }) => placedAt.toISO() ?? ''),
      ordersConfig.duplicateWindowHours,
    ]
  )
  const similar = new Map<string, string[]>()
  for (const row of rows as {
    sought_id: string
    number: string
    lines: string
    sought_lines: string
  }[]) {
    if (row.lines !== row.sought_lines) continue
    similar.set(row.sought_id, [...(similar.get(row.sought_id) ?? []), row.number])
  }
  return similar
}
