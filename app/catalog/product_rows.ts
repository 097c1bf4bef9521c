import type { DateTime } from 'luxon'
import type { ProductValues } from '#app/catalog/product_values'

/** The rows of a new product, for set-based inserts. */

export function productRow(id: string, sku: string, values: ProductValues, now: DateTime) {
  return {
    id,
    sku,
    name: values.name,
    spec: values.spec,
    unit: values.unit,
    unit_price_incl_tax: values.unitPriceInclTax,
    tax_class_code: values.taxClassCode,
    tax_rate: values.taxRate,
    tax_treatment: values.taxTreatment,
    min_quantity: values.minQuantity,
    fulfilment: values.fulfilment,
    is_active: values.isActive,
    bin: values.bin ?? null,
    created_at: now,
    updated_at: now,
  }
}

export function stockRow(productId: string, onHand: string, now: DateTime) {
  return { product_id: productId, on_hand: onHand, updated_at: now }
}
