import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { HoldStock, type StockRequest } from '#app/catalog/actions/hold_stock'
import type { BuiltOrder } from '#app/orders/build_order'
import { checks } from '#app/orders/checks/index'
import type { CheckSubject } from '#app/orders/checks/check'
import { similarOrders } from '#app/orders/queries/similar_orders'
import { clock } from '#app/platform/clock'
import { insertMany } from '#app/platform/database/insert_many'
import { addDecimals } from '#app/platform/money/decimal'

export type CheckedOrder = Pick<
  BuiltOrder,
  'id' | 'customerId' | 'details' | 'totalFen' | 'lines' | 'placedAt'
> & { draft: Pick<BuiltOrder['draft'], 'invoiceKind'> }

/**
 * The automatic check on submit: holds the stock, runs every rule and keeps the verdicts for the
 * reviewer. Answers with the ids of the orders that have findings.
 */
export class CheckOrders {
  async handle(
    input: { orders: CheckedOrder[]; round?: number },
    trx: TransactionClientContract
  ): Promise<Set<string>> {
    if (input.orders.length === 0) return new Set()
    const now = clock.now()
    const requests = input.orders.flatMap(stockRequests)
    const { backOrdered } = await new HoldStock().handle({ requests, at: now }, trx)
    const similar = await similarOrders(input.orders, trx)

    const rows = input.orders.map((order) => {
      const subject = subjectOf(order, backOrdered, similar.get(order.id) ?? [])
      const verdicts = checks.map((check) => check.run(subject))
      return {
        order_id: order.id,
        round: input.round ?? 1,
        verdicts,
        has_findings: verdicts.some(({ verdict }) => verdict === 'finding'),
        checked_at: now,
      }
    })
    await this.#keep(rows, trx)
    return new Set(rows.filter(({ has_findings: found }) => found).map(({ order_id: id }) => id))
  }

  async #keep(rows: { order_id: string; has_findings: boolean }[], trx: TransactionClientContract) {
    await insertMany(trx, 'order_checks', rows)
    const found = rows
      .filter(({ has_findings: hasFindings }) => hasFindings)
      .map(({ order_id: id }) => id)
    if (found.length > 0)
      await trx.from('orders').whereIn('id', found).update({ has_findings: true })
  }
}

function stockRequests(order: CheckedOrder): StockRequest[] {
  const bySku = new Map<string, StockRequest>()
  for (const { product, quantity } of order.lines) {
    const known = bySku.get(product.sku)
    bySku.set(product.sku, {
      orderId: order.id,
      productId: product.id,
      sku: product.sku,
      quantity: known ? addDecimals(known.quantity, quantity) : quantity,
    })
  }
  return [...bySku.values()]
}

function subjectOf(
  order: CheckedOrder,
  backOrdered: StockRequest[],
  similar: string[]
): CheckSubject {
  return {
    orderId: order.id,
    invoiceKind: order.draft.invoiceKind,
    title: order.details.title,
    lines: order.lines,
    backOrderedSkus: backOrdered
      .filter(({ orderId }) => orderId === order.id)
      .map(({ sku }) => sku),
    similarOrders: similar,
  }
}
