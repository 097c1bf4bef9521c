import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import { ChangeProduct } from '#app/catalog/actions/change_product'
import Product from '#app/catalog/models/product'
import type { ProductRow } from '#app/catalog/product_csv'
import { productRow, stockRow } from '#app/catalog/product_rows'
import { type ProductFailure, type ProductValues, TAX_RATES } from '#app/catalog/product_values'
import { taxFailure } from '#app/catalog/tax_code_check'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { insertMany } from '#app/platform/database/insert_many'
import { newId } from '#app/platform/database/uuid'
import { failed, ok, type Result } from '#app/platform/result'

export type ProductImportFailure = (
  ProductFailure | { type: 'rate_unknown' } | { type: 'sku_repeated' }
) & { sku: string }

export interface ProductImport {
  rows: ProductRow[]
  /** `renew`: SKUs that exist take the values of the file; `keep`: they stay as they are. */
  known: 'renew' | 'keep'
  by: Actor
}

export interface ImportedProducts {
  created: number
  changed: number
}

/** Takes in a catalogue, whole or not at all. Stock is taken from the file for new products only. */
export class ImportProducts {
  handle(input: ProductImport): Promise<Result<ImportedProducts, ProductImportFailure>> {
    return db.transaction(async (trx) => {
      const failure = await this.#firstFailure(input.rows, trx)
      if (failure) return failed(failure)

      const ids = await this.#knownIds(input.rows, trx)
      const fresh = input.rows.filter(({ sku }) => !ids.has(sku))
      await this.#create(fresh, trx)
      const changed = input.known === 'renew' ? await this.#renew(input, ids, trx) : 0
      const counts = { created: fresh.length, changed }
      const entry = { action: 'catalog.products_imported', subject: 'product' }
      await record({ actor: input.by, ...entry, details: counts }, trx)
      return ok(counts)
    })
  }

  async #firstFailure(
    rows: ProductRow[],
    trx: TransactionClientContract
  ): Promise<ProductImportFailure | null> {
    const seen = new Set<string>()
    for (const row of rows) {
      const { sku, taxRate } = row
      if (seen.has(sku)) return { type: 'sku_repeated', sku }
      if (!TAX_RATES.some((rate) => rate === taxRate)) return { type: 'rate_unknown', sku }
      const failure = await taxFailure(valuesOf(row), trx)
      if (failure) return { ...failure, sku }
      seen.add(sku)
    }
    return null
  }

  async #knownIds(rows: ProductRow[], trx: TransactionClientContract) {
    const skus = rows.map(({ sku }) => sku)
    const known = await Product.query({ client: trx }).whereIn('sku', skus).select('id', 'sku')
    return new Map(known.map(({ id, sku }) => [sku, id]))
  }

  async #create(rows: ProductRow[], trx: TransactionClientContract): Promise<void> {
    const now = clock.now()
    const products = rows.map((row) => ({ id: newId(), row }))
    const productRows = products.map(({ id, row }) => productRow(id, row.sku, valuesOf(row), now))
    await insertMany(trx, 'products', productRows)
    const stockRows = products.map(({ id, row }) => stockRow(id, row.stock, now))
    await insertMany(trx, 'stock_levels', stockRows)
  }

  async #renew(
    { rows, by }: ProductImport,
    ids: Map<string, string>,
    trx: TransactionClientContract
  ): Promise<number> {
    let changed = 0
    for (const row of rows) {
      const productId = ids.get(row.sku)
      if (productId === undefined) continue
      const result = await new ChangeProduct().handle({ productId, values: valuesOf(row), by }, trx)
      if (result.ok && Object.keys(result.value.changes).length > 0) changed += 1
    }
    return changed
  }
}

/** A file has no column for the treatment: what bears no tax is entered at the desk. */
function valuesOf(row: ProductRow): ProductValues {
  const { name, unit, unitPriceInclTax, taxClassCode, taxRate, minQuantity, fulfilment } = row
  return {
    name,
    spec: row.spec === '' ? null : row.spec,
    unit,
    unitPriceInclTax,
    taxClassCode,
    taxRate,
    taxTreatment: 'taxed',
    minQuantity,
    fulfilment,
    isActive: true,
  }
}
