import { MonthClosingSchema } from '#database/schema'
import type { ClosingResult } from '#app/reports/closing_result'
import type { ClosingState } from '#app/reports/closing_states'

/** How a month was checked against its stored files, and who closed it. */
export default class MonthClosing extends MonthClosingSchema {
  static selfAssignPrimaryKey = true

  declare state: ClosingState
  declare result: ClosingResult | null
}
