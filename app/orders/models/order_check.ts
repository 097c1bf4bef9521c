import { OrderCheckSchema } from '#database/schema'
import type { Verdict } from '#app/orders/checks/check'

export default class OrderCheck extends OrderCheckSchema {
  static primaryKey = 'orderId'
  declare verdicts: Verdict[]
}
