import { ReviewRuleSchema } from '#database/schema'
import type { OrderSource, OrderType } from '#app/orders/order_draft'

/** Which orders without findings the house approves itself. */
export default class ReviewRule extends ReviewRuleSchema {
  static selfAssignPrimaryKey = true

  declare orderTypes: OrderType[]
  declare sources: OrderSource[]
}
