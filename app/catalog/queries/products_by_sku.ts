import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Product from '#app/catalog/models/product'

export async function productsBySku(
  skus: string[],
  trx: TransactionClientContract
): Promise<Map<string, Product>> {
  const products = await Product.query({ client: trx }).whereIn('sku', skus).preload('taxClass')
  return new Map(products.map((product) => [product.sku, product]))
}
