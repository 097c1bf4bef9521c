import type Product from '#app/catalog/models/product'
import type { ProductValues } from '#app/catalog/product_values'
import { compareDecimals } from '#app/platform/money/decimal'

export type ProductChanges = {
  [field in keyof ProductValues]?: { from: Value<field>; to: Value<field> }
}
type Value<Field extends keyof ProductValues> = Exclude<ProductValues[Field], undefined>

const DECIMALS: readonly (keyof ProductValues)[] = ['unitPriceInclTax', 'taxRate', 'minQuantity']

/** What differs, with old and new value; `0.1300` and `0.13` are the same rate. */
export function changesOf(product: Product, values: ProductValues): ProductChanges {
  const fields = Object.keys(values) as (keyof ProductValues)[]
  return Object.fromEntries(
    fields
      .filter((field) => !isSame(field, product[field], values[field]))
      .map((field) => [field, { from: product[field], to: values[field] }])
  )
}

function isSame(field: keyof ProductValues, from: unknown, to: unknown): boolean {
  return DECIMALS.includes(field) ? compareDecimals(String(from), String(to)) === 0 : from === to
}
