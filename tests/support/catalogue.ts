import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import { readProductCsv } from '#app/catalog/product_csv'
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

/** The catalogue of the demo sheet with its stock. */
export async function givenDemoCatalogue(): Promise<void> {
  const catalogue = await readProductCsv(await readFile(app.makePath('resources/demo/catalog.csv')))
  if (!catalogue.ok) throw new Error(catalogue.failure.type)
  const now = clock.now().toISO()
  for (const product of catalogue.value) {
    await db
      .table('tax_class_codes')
      .insert({
        code: product.taxClassCode,
        short_name: product.taxClassShortName,
        name: product.name,
        is_leaf: true,
      })
      .onConflict('code')
      .ignore()
    const id = newId()
    await db.table('products').insert({
      id,
      sku: product.sku,
      name: product.name,
      spec: product.spec,
      unit: product.unit,
      unit_price_incl_tax: product.unitPriceInclTax,
      tax_class_code: product.taxClassCode,
      tax_rate: product.taxRate,
      min_quantity: product.minQuantity,
      fulfilment: product.fulfilment,
      created_at: now,
      updated_at: now,
    })
    await db
      .table('stock_levels')
      .insert({ product_id: id, on_hand: product.stock, updated_at: now })
  }
}
