import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/platform/clock'

/**
 * Gives free units to the orders that wait for them, oldest first; no waiting order
 * overtakes another, so a large one is not starved by small ones. The caller has locked the stock levels of the products.
 */
export async function fillBackOrders(
  productIds: readonly string[],
  trx: TransactionClientContract
): Promise<void> {
  const now = clock.now().toISO()
  await trx.rawQuery(
    `with waiting as (
       select id, product_id,
              sum(quantity) over (partition by product_id order by held_at, id) as wanted
         from stock_holds where state = 'back_ordered' and product_id = any(?)
     ), filled as (
       update stock_holds h set state = 'held', held_at = ?
         from waiting w join stock_levels s on s.product_id = w.product_id
        where h.id = w.id and w.wanted <= s.on_hand - s.held
       returning h.product_id, h.quantity
     ), sums as (
       select product_id, sum(quantity) as quantity from filled group by product_id
     )
     update stock_levels s set held = s.held + sums.quantity, updated_at = ?
       from sums where s.product_id = sums.product_id`,
    [[...productIds], now, now]
  )
}
