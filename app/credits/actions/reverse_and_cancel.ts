import { ApplyForCredit } from '#app/credits/actions/apply_for_credit'
import type { CreditFailure } from '#app/credits/errors'
import { openLinesOf } from '#app/credits/queries/order_lines_of_invoice'
import { refundWish } from '#app/credits/refund_wishes'
import Order from '#app/orders/models/order'
import type { Actor } from '#app/platform/actor'
import { fen } from '#app/platform/money/fen'
import { failed, ok, type Result } from '#app/platform/result'

/** Whether an order could be cancelled if only it were not invoiced. */
export function isCancellableOnceReversed(
  order: Pick<Order, 'state' | 'isLocked' | 'dispatchedAt' | 'deletedAt'>
): boolean {
  const { state, isLocked, dispatchedAt, deletedAt } = order
  return state === 'approved' && isLocked && dispatchedAt === null && deletedAt === null
}

/** The way to cancel an invoiced order: its invoice is taken back, and the cancellation follows by itself. */
export class ReverseAndCancel {
  async handle(input: {
    orderId: string
    by: Actor
  }): Promise<Result<{ confirmationId: string }, CreditFailure | { type: 'not_cancellable' }>> {
    const { orderId, by } = input
    const order = await Order.find(orderId)
    if (!order) return failed({ type: 'missing' })
    if (!isCancellableOnceReversed(order)) return failed({ type: 'not_cancellable' })
    const wish = refundWish(await openLinesOf(orderId), fen(Number.MAX_SAFE_INTEGER))
    if (wish === null) return failed({ type: 'not_issued' })
    const { originalId, wishes: wanted } = wish
    const reason = order.orderType === 'service' ? 'service_stopped' : 'goods_returned'
    const applied = await new ApplyForCredit().handle({
      originalId,
      reason,
      wanted,
      cause: 'cancellation',
      by,
    })
    return applied.ok ? ok(applied.value) : applied
  }
}
