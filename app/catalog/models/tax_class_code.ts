import { TaxClassCodeSchema } from '#database/schema'

export default class TaxClassCode extends TaxClassCodeSchema {
  static selfAssignPrimaryKey = true
}
