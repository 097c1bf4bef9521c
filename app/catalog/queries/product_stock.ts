import db from '@adonisjs/lucid/services/db'

/** Decimal strings: in the warehouse, promised to orders, free, and wanted by orders that wait. */
export interface ProductStock {
  onHand: string
  held: string
  free: string
  backOrdered: string
}

export async function productStock(productId: string): Promise<ProductStock> {
  const { rows } = await db.rawQuery<{ rows: ProductStock[] }>(
    `select s.on_hand as "onHand", s.held, s.on_hand - s.held as free,
            (select coalesce(sum(quantity), 0) from stock_holds h
              where h.product_id = s.product_id and h.state = 'back_ordered') as "backOrdered"
       from stock_levels s where s.product_id = ?`,
    [productId]
  )
  return rows[0] ?? { onHand: '0', held: '0', free: '0', backOrdered: '0' }
}
