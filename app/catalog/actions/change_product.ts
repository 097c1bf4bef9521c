import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import Product from '#app/catalog/models/product'
import { changesOf, type ProductChanges } from '#app/catalog/product_changes'
import type { ProductFailure, ProductValues } from '#app/catalog/product_values'
import { taxFailure } from '#app/catalog/tax_code_check'
import type { Actor } from '#app/platform/actor'
import { failed, ok, type Result } from '#app/platform/result'

interface ProductChange {
  productId: string
  values: ProductValues
  by: Actor
}

/** Orders keep the price, code and rate they were placed with; a change counts for later ones. */
export class ChangeProduct {
  handle(
    input: ProductChange,
    outer?: TransactionClientContract
  ): Promise<Result<{ changes: ProductChanges }, ProductFailure>> {
    return outer ? this.#change(input, outer) : db.transaction((trx) => this.#change(input, trx))
  }

  async #change(
    { productId, values, by }: ProductChange,
    trx: TransactionClientContract
  ): Promise<Result<{ changes: ProductChanges }, ProductFailure>> {
    const product = await Product.query({ client: trx }).where('id', productId).forUpdate().first()
    if (!product) return failed({ type: 'missing' })
    const failure = await taxFailure(values, trx)
    if (failure) return failed(failure)

    const changes = changesOf(product, values)
    if (Object.keys(changes).length === 0) return ok({ changes })
    await product.merge(values).save()
    const entry = { action: 'catalog.product_changed', subject: 'product', subjectId: product.id }
    await record({ actor: by, ...entry, details: { sku: product.sku, changes } }, trx)
    return ok({ changes })
  }
}
