import type Order from '#app/orders/models/order'
import type ReviewRule from '#app/orders/models/review_rule'

type Limits = Pick<ReviewRule, 'maxTotalFen' | 'orderTypes' | 'sources' | 'minCompleted'>
type Judged = Pick<Order, 'totalFen' | 'orderType' | 'source' | 'hasFindings'>

/**
 * Whether a rule lets an order pass. One with a finding never passes: somebody has to look at it.
 * `completed`: orders of the same customer that are completed.
 */
export function ruleFits(rule: Limits, order: Judged, completed: number): boolean {
  return (
    !order.hasFindings &&
    order.totalFen <= rule.maxTotalFen &&
    rule.orderTypes.includes(order.orderType) &&
    rule.sources.includes(order.source) &&
    completed >= rule.minCompleted
  )
}
