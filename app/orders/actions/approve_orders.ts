import { ReviewOrder } from '#app/orders/actions/review_order'
import type { OrderFailure } from '#app/orders/errors'
import Order from '#app/orders/models/order'
import type { Actor } from '#app/platform/actor'
import { failed, type Result } from '#app/platform/result'

export interface BatchResult {
  orderId: string
  /** null when there is no such order. */
  number: string | null
  result: Result<{ orderId: string }, OrderFailure>
}

/**
 * Approves orders one after the other, each in its own transaction, so that one that cannot be
 * approved keeps none of the others back. Findings need a reason and thus a look at the order.
 */
export class ApproveOrders {
  async handle(input: { orderIds: readonly string[]; by: Actor }): Promise<BatchResult[]> {
    const orders = await Order.query()
      .whereIn('id', [...input.orderIds])
      .select('id', 'number')
    const numbers = new Map(orders.map(({ id, number }) => [id, number]))
    const results: BatchResult[] = []
    for (const orderId of input.orderIds) {
      const number = numbers.get(orderId) ?? null
      const result = number
        ? await new ReviewOrder().handle({
            orderId,
            decision: 'approved',
            reason: null,
            by: input.by,
          })
        : failed({ type: 'missing' as const })
      results.push({ orderId, number, result })
    }
    return results
  }
}
