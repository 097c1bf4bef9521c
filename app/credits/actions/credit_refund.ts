import { ApplyForCredit } from '#app/credits/actions/apply_for_credit'
import type { CreditFailure } from '#app/credits/errors'
import { creditDue } from '#app/credits/queries/credit_due'
import { openLinesOf } from '#app/credits/queries/order_lines_of_invoice'
import { refundWish } from '#app/credits/refund_wishes'
import Order from '#app/orders/models/order'
import type { Actor } from '#app/platform/actor'
import { ok, type Result } from '#app/platform/result'

/**
 * Takes back what is invoiced of money that was given back. Goods that came back whole are a return; a part of the money
 * without any pieces is an allowance. Null when invoice and money agree; what one form cannot hold follows when it is used.
 */
export class CreditRefund {
  async handle(input: {
    orderId: string
    by: Actor
  }): Promise<Result<{ confirmationId: string } | null, CreditFailure>> {
    const { orderId, by } = input
    const wish = refundWish(await openLinesOf(orderId), await creditDue(orderId))
    if (wish === null) return ok(null)
    const { originalId, wishes: wanted, isAll } = wish
    const { orderType } = await Order.findOrFail(orderId)
    const whole = orderType === 'service' ? 'service_stopped' : 'goods_returned'
    const reason = isAll ? whole : 'allowance'
    return new ApplyForCredit().handle({ originalId, reason, wanted, cause: 'refund', by })
  }
}
