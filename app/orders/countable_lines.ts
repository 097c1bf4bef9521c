import { cleanCode } from '#app/orders/imports/cell_text'
import { parseQuantity } from '#app/orders/imports/decimal_cells'
import type { OrderLineDraft } from '#app/orders/order_draft'

const MOST_LINES = 100

/** The lines of a half-typed form that can be counted already: with a SKU and a readable quantity. */
export function countableLines(typed: unknown): OrderLineDraft[] {
  if (typeof typed !== 'object' || typed === null) return []
  return Object.values(typed)
    .slice(0, MOST_LINES)
    .flatMap((line: unknown): OrderLineDraft[] => {
      const sku = cleanCode(textOf(line, 'sku'))
      const quantity = parseQuantity(cleanCode(textOf(line, 'quantity')))
      if (sku === '' || !quantity.ok) return []
      return [{ sku, quantity: quantity.value, unitPriceInclTax: null }]
    })
}

function textOf(line: unknown, name: string): string {
  if (typeof line !== 'object' || line === null) return ''
  const text: unknown = Reflect.get(line, name)
  return typeof text === 'string' ? text : ''
}
