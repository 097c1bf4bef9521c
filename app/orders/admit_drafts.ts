import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Product from '#app/catalog/models/product'
import { productsBySku } from '#app/catalog/queries/products_by_sku'
import { ResolveCustomers } from '#app/customers/actions/resolve_customers'
import { type BuiltOrder, buildOrder } from '#app/orders/build_order'
import { overDiscounted } from '#app/orders/line_discounts'
import type { OrderDraft } from '#app/orders/order_draft'
import { takeOrderNumbers } from '#app/orders/order_numbers'
import { ordersByExternalNumber } from '#app/orders/queries/orders_by_external_number'
import { clock } from '#app/platform/clock'

export type Refusal =
  | { type: 'refused'; reason: 'sku_unknown'; sku: string }
  /** `lines`: their places in the draft. */
  | { type: 'refused'; reason: 'discount_too_large'; lines: number[] }
  | { type: 'refused'; reason: 'external_number_of_other_customer' }

export type Admission =
  { type: 'admitted'; order: BuiltOrder } | { type: 'known'; orderId: string } | Refusal

/**
 * Decides which drafts become orders: every SKU must exist, and an external number names one order
 * of one customer. Orders with external numbers are admitted one transaction after the other.
 */
export async function admitDrafts(
  drafts: OrderDraft[],
  trx: TransactionClientContract
): Promise<Admission[]> {
  const products = await productsBySku(skusOf(drafts), trx)
  const refusals = drafts.map((draft) => refusalOf(draft, products))
  const sellable = drafts.filter((_, index) => refusals[index] === null)
  const owners = await ordersByExternalNumber(sellable, trx)
  const customerIds = await new ResolveCustomers().handle(
    sellable.map(({ customer }) => customer),
    trx
  )
  const numbers = await takeOrderNumbers(sellable.length, trx)
  const placedAt = clock.now()

  let next = 0
  return drafts.map((draft, index): Admission => {
    const refusal = refusals[index]
    if (refusal) return refusal

    const customerId = customerIds[next]
    const number = numbers[next]
    next += 1
    const owner = draft.externalNumber === null ? undefined : owners.get(draft.externalNumber)
    if (owner && owner.customerId !== customerId) {
      return { type: 'refused', reason: 'external_number_of_other_customer' }
    }
    if (owner) return { type: 'known', orderId: owner.orderId }

    const order = buildOrder(draft, { number, customerId, products, placedAt })
    if (draft.externalNumber !== null)
      owners.set(draft.externalNumber, { orderId: order.id, customerId })
    return { type: 'admitted', order }
  })
}

function refusalOf(
  { lines: ordered }: OrderDraft,
  products: ReadonlyMap<string, Product>
): Refusal | null {
  const unknown = ordered.find(({ sku }) => !products.has(sku))
  if (unknown) return { type: 'refused', reason: 'sku_unknown', sku: unknown.sku }
  const lines = overDiscounted(ordered, products)
  return lines.length > 0 ? { type: 'refused', reason: 'discount_too_large', lines } : null
}

function skusOf(drafts: OrderDraft[]): string[] {
  return [...new Set(drafts.flatMap(({ lines }) => lines.map(({ sku }) => sku)))]
}
