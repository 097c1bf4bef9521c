import Product from '#app/catalog/models/product'
import type User from '#app/identity/models/user'
import { ownOrder } from '#app/orders/queries/own_order'
import { isId } from '#app/platform/database/uuid'
import { trimDecimal } from '#app/platform/money/decimal'

export interface StartLine {
  sku: string
  quantity: string
}

/**
 * What a new order form has in it at first: the product that was chosen in the catalogue, or the lines
 * of an earlier order that are still for sale.
 */
export async function linesToStartWith(
  user: User,
  asked: { sku?: unknown; again?: unknown }
): Promise<StartLine[]> {
  if (typeof asked.sku === 'string') {
    const product = await Product.query().where({ sku: asked.sku, isActive: true }).first()
    return product ? [{ sku: product.sku, quantity: trimDecimal(product.minQuantity) }] : []
  }
  if (!isId(asked.again)) return []
  const order = await ownOrder(user, asked.again)
  await order.load('lines')
  const skus = order.lines.map(({ sku }) => sku)
  const forSale = await Product.query().whereIn('sku', skus).where('isActive', true)
  return order.lines
    .filter(({ sku }) => forSale.some((product) => product.sku === sku))
    .map(({ sku, quantity }) => ({ sku, quantity: trimDecimal(quantity) }))
}
