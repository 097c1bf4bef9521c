import db from '@adonisjs/lucid/services/db'
import Product, { type Fulfilment } from '#app/catalog/models/product'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'

let products = 0

interface ProductOptions {
  fulfilment?: Fulfilment
  price?: string
  rate?: string
  minQuantity?: string
  stock?: string
  isActive?: boolean
}

/** A product of the catalogue with stock; its tax class is a leaf. */
export async function givenProduct(options: ProductOptions = {}): Promise<Product> {
  const now = clock.now()
  products += 1
  await db
    .table('tax_class_codes')
    .insert({
      code: '3020101020000000000',
      short_name: '邮政服务',
      name: '包裹寄递服务',
      is_leaf: true,
    })
    .onConflict('code')
    .ignore()
  const product = await Product.create({
    id: newId(),
    sku: `SKU-${process.pid}-${products}-${newId().slice(-6)}`,
    name: '包裹寄递服务',
    spec: '首重1kg',
    unit: '件',
    unitPriceInclTax: options.price ?? '18.50',
    taxClassCode: '3020101020000000000',
    taxRate: options.rate ?? '0.09',
    taxTreatment: 'taxed',
    minQuantity: options.minQuantity ?? '1',
    fulfilment: options.fulfilment ?? 'parcel',
    isActive: options.isActive ?? true,
    createdAt: now,
    updatedAt: now,
  })
  await db
    .table('stock_levels')
    .insert({ product_id: product.id, on_hand: options.stock ?? '1000', updated_at: now.toISO() })
  return product
}

export async function stockOf(product: Product): Promise<{ onHand: string; held: string }> {
  const row = await db.from('stock_levels').where('product_id', product.id).firstOrFail()
  return { onHand: row.on_hand, held: row.held }
}
