import db from '@adonisjs/lucid/services/db'
import { ReviewOrder } from '#app/orders/actions/review_order'
import Order from '#app/orders/models/order'
import ReviewRule from '#app/orders/models/review_rule'
import { ruleFits } from '#app/orders/rule_fits'
import { cappedCount } from '#app/platform/database/capped_count'
import { SYSTEM } from '#app/platform/actor'

/** Approves a submitted order by the first rule that fits; its review says which rule, and in which version. */
export class AutoApproveOrder {
  async handle({ orderId }: { orderId: string }): Promise<{ ruleId: string | null }> {
    const rules = await ReviewRule.query().where('isActive', true).orderBy('id')
    if (rules.length === 0) return { ruleId: null }
    const order = await Order.findOrFail(orderId)
    if (order.state !== 'in_review') return { ruleId: null }
    const completed = await completedOrders(order.customerId)
    const rule = rules.find((one) => ruleFits(one, order, completed))
    if (!rule) return { ruleId: null }
    const reviewed = await new ReviewOrder().handle({
      orderId,
      decision: 'approved',
      reason: rule.label,
      by: SYSTEM,
      rule: { id: rule.id, version: rule.version },
    })
    return { ruleId: reviewed.ok ? rule.id : null }
  }
}

/** Enough to compare with; no rule asks for more than the cap. */
const MOST_COUNTED = 1000

async function completedOrders(customerId: string): Promise<number> {
  const completed = db.from('orders').where({ customer_id: customerId, state: 'completed' })
  const { count } = await cappedCount(completed, MOST_COUNTED)
  return count
}
