import { ReconciliationRunSchema } from '#database/schema'
import type { Reconciled } from '#app/reconciliation/reconciled'

export default class ReconciliationRun extends ReconciliationRunSchema {
  static selfAssignPrimaryKey = true

  declare result: Reconciled

  /** The newest run, or null before the first. */
  static latest(): Promise<ReconciliationRun | null> {
    return ReconciliationRun.query().orderBy('checkedAt', 'desc').first()
  }
}
