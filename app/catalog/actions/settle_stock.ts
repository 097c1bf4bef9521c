import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { fillBackOrders } from '#app/catalog/back_orders'
import { clock } from '#app/platform/clock'

/**
 * Ends the holds of an order, once: `released` gives the units back (cancelled, expired) to those
 * who wait for them, `consumed` takes them out of the warehouse (handed over). A second call finds
 * nothing to do.
 */
export class SettleStock {
  async handle(
    input: { orderId: string; as: 'released' | 'consumed' },
    trx: TransactionClientContract
  ) {
    const now = clock.now().toISO()
    // Back-orders too: they may be filled at this moment, and then would stay held for nobody.
    const { rows } = await trx.rawQuery<{ rows: { product_id: string }[] }>(
      `select s.product_id from stock_levels s join products p on p.id = s.product_id
        where s.product_id in (
          select product_id from stock_holds where order_id = ? and state in ('held', 'back_ordered')
        ) order by p.sku for update of s`,
      [input.orderId]
    )
    const { rowCount } = await trx.rawQuery(
      `with ended as (
         update stock_holds set state = ?, settled_at = ?
          where order_id = ? and state = 'held' returning product_id, quantity
       )
       update stock_levels s
          set held = s.held - ended.quantity,
              on_hand = s.on_hand - case when ?::text = 'consumed' then ended.quantity else 0 end,
              updated_at = ?
         from ended where s.product_id = ended.product_id`,
      [input.as, now, input.orderId, input.as, now]
    )
    await trx.rawQuery(
      `update stock_holds set state = ?, settled_at = ? where order_id = ? and state = 'back_ordered'`,
      [input.as, now, input.orderId]
    )
    if (input.as === 'released') {
      await fillBackOrders(
        rows.map((row) => row.product_id),
        trx
      )
    }
    return { products: rowCount ?? 0 }
  }
}
