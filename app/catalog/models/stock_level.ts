import { StockLevelSchema } from '#database/schema'

export default class StockLevel extends StockLevelSchema {
  static selfAssignPrimaryKey = true
}
