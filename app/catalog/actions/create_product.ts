import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { productRow, stockRow } from '#app/catalog/product_rows'
import type { ProductFailure, ProductValues } from '#app/catalog/product_values'
import { taxFailure } from '#app/catalog/tax_code_check'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { insertMany } from '#app/platform/database/insert_many'
import { newId } from '#app/platform/database/uuid'
import { failed, ok, type Result } from '#app/platform/result'

export interface NewProduct {
  sku: string
  values: ProductValues
  /** Units in the warehouse on the first day; decimal string. */
  onHand: string
  by: Actor
}

export class CreateProduct {
  handle({ sku, values, onHand, by }: NewProduct): Promise<Result<{ id: string }, ProductFailure>> {
    return db.transaction(async (trx) => {
      const failure = await taxFailure(values, trx)
      if (failure) return failed(failure)

      const [id, now] = [newId(), clock.now()]
      const row = productRow(id, sku, values, now)
      await insertMany(trx, 'products', [row], 'on conflict (sku) do nothing')
      if (!(await trx.from('products').where('id', id).first()))
        return failed({ type: 'sku_taken' })

      await insertMany(trx, 'stock_levels', [stockRow(id, onHand, now)])
      const entry = { action: 'catalog.product_created', subject: 'product', subjectId: id }
      await record({ actor: by, ...entry, details: { sku, onHand } }, trx)
      return ok({ id })
    })
  }
}
