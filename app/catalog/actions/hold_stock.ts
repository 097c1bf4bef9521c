import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { insertMany } from '#app/platform/database/insert_many'
import { newId } from '#app/platform/database/uuid'

export interface StockRequest {
  orderId: string
  productId: string
  sku: string
  /** Decimal string. */
  quantity: string
}

/**
 * Holds stock for orders, in the transaction of the orders. Products are taken in SKU order, so
 * that two transactions never wait for each other crosswise; the guarded update lets no unit be
 * held twice. What does not fit is kept as a visible back-order that holds nothing.
 */
export class HoldStock {
  async handle(
    input: { requests: StockRequest[]; at: DateTime<true> },
    trx: TransactionClientContract
  ) {
    const requests = [...input.requests].sort(bySkuThenOrder)
    const free = await lockFreeStock(requests, trx)
    const held = new Map<string, bigint>()

    const holds = requests.map((request) => {
      const quantity = toThousandths(request.quantity)
      const left = (free.get(request.productId) ?? 0n) - (held.get(request.productId) ?? 0n)
      const fits = quantity <= left
      if (fits) held.set(request.productId, (held.get(request.productId) ?? 0n) + quantity)
      return { request, state: fits ? 'held' : 'back_ordered' }
    })

    await addToHeld(held, input.at, trx)
    await insertMany(
      trx,
      'stock_holds',
      holds.map(({ request, state }) => ({
        id: newId(),
        order_id: request.orderId,
        product_id: request.productId,
        quantity: request.quantity,
        state,
        held_at: input.at,
        settled_at: null,
      })),
      `on conflict (order_id, product_id) do update
         set quantity = excluded.quantity, state = excluded.state, held_at = excluded.held_at, settled_at = null`
    )
    return {
      backOrdered: holds
        .filter(({ state }) => state === 'back_ordered')
        .map(({ request }) => request),
    }
  }
}

function bySkuThenOrder(a: StockRequest, b: StockRequest): number {
  return a.sku < b.sku ? -1 : a.sku > b.sku ? 1 : a.orderId < b.orderId ? -1 : 1
}

async function lockFreeStock(requests: StockRequest[], trx: TransactionClientContract) {
  const ids = [...new Set(requests.map(({ productId }) => productId))]
  const { rows } = await trx.rawQuery(
    `select s.product_id, ((s.on_hand - s.held) * 1000)::bigint as free
       from stock_levels s join products p on p.id = s.product_id
      where s.product_id = any(?) order by p.sku for update of s`,
    [ids]
  )
  return new Map<string, bigint>(
    rows.map((row: { product_id: string; free: string }) => [row.product_id, BigInt(row.free)])
  )
}

async function addToHeld(
  held: Map<string, bigint>,
  at: DateTime<true>,
  trx: TransactionClientContract
) {
  if (held.size === 0) return
  await trx.rawQuery(
    `update stock_levels s set held = s.held + h.quantity / 1000.0, updated_at = ?
       from unnest(?::uuid[], ?::numeric[]) as h (product_id, quantity)
      where s.product_id = h.product_id`,
    [at.toISO(), [...held.keys()], [...held.values()].map(String)]
  )
}

/** Quantities have at most three decimals (numeric(16,3)). */
function toThousandths(quantity: string): bigint {
  const [whole, decimals = ''] = quantity.split('.')
  return BigInt(whole + decimals.padEnd(3, '0').slice(0, 3))
}
