import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { AdjustStock } from '#app/catalog/actions/adjust_stock'
import { HoldStock } from '#app/catalog/actions/hold_stock'
import type { BuiltOrder } from '#app/orders/build_order'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { addDecimals } from '#app/platform/money/decimal'

/** Brings in the goods that the orders wait for, and holds them, as the catalogue does it every day. */
export async function holdGoods(
  orders: readonly BuiltOrder[],
  by: Actor,
  trx: TransactionClientContract
): Promise<void> {
  const requests = orders.flatMap((order) =>
    order.lines.map(({ product, quantity }) => ({
      orderId: order.id,
      productId: product.id,
      sku: product.sku,
      quantity,
    }))
  )
  if (requests.length === 0) return
  const wanted = new Map<string, { productId: string; quantity: string }>()
  for (const { sku, productId, quantity } of requests) {
    const known = wanted.get(sku)?.quantity ?? '0'
    wanted.set(sku, { productId, quantity: addDecimals(known, quantity) })
  }
  // In the order in which everybody locks stock.
  for (const [, goods] of [...wanted].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const received = await new AdjustStock().handle({ ...goods, reason: 'received', by }, trx)
    if (!received.ok) throw new Error(`no stock of product ${goods.productId}`)
  }
  await new HoldStock().handle({ requests, at: clock.now() }, trx)
}
