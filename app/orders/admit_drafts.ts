import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { productsBySku } from '#app/catalog/queries/products_by_sku'
import { ResolveCustomers } from '#app/customers/actions/resolve_customers'
import { type BuiltOrder, buildOrder } from '#app/orders/build_order'
import type { OrderDraft } from '#app/orders/order_draft'
import { takeOrderNumbers } from '#app/orders/order_numbers'
import { ordersByExternalNumber } from '#app/orders/queries/orders_by_external_number'
import { clock } from '#app/platform/clock'

export type Refusal =
  | { type: 'refused'; reason: 'sku_unknown'; sku: string }
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
  const unknownSku = (draft: OrderDraft) => draft.lines.find(({ sku }) => !products.has(sku))?.sku
  const sellable = drafts.filter((draft) => unknownSku(draft) === undefined)
  const owners = await ordersByExternalNumber(sellable, trx)
  const customerIds = await new ResolveCustomers().handle(
    sellable.map(({ customer }) => customer),
    trx
  )
  const numbers = await takeOrderNumbers(sellable.length, trx)
  const placedAt = clock.now()

  let next = 0
  return drafts.map((draft): Admission => {
    const sku = unknownSku(draft)
    if (sku !== undefined) return { type: 'refused', reason: 'sku_unknown', sku }

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

function skusOf(drafts: OrderDraft[]): string[] {
  return [...new Set(drafts.flatMap(({ lines }) => lines.map(({ sku }) => sku)))]
}
