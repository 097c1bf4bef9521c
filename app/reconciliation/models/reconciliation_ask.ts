import { ReconciliationAskSchema } from '#database/schema'
import { clock } from '#app/platform/clock'

/** A worker that has not answered for so long is lost. */
const LOST_AFTER_MINUTES = 10

export default class ReconciliationAsk extends ReconciliationAskSchema {
  static selfAssignPrimaryKey = true

  /** The one that the worker is about, or null. */
  static underWay(): Promise<ReconciliationAsk | null> {
    return ReconciliationAsk.query().where('askedAt', '>', lostBefore()).first()
  }
}

export function lostBefore(): Date {
  return clock.now().minus({ minutes: LOST_AFTER_MINUTES }).toJSDate()
}
