import { CaseSchema } from '#database/schema'
import type { CaseKind } from '#app/service/case_kinds'
import type { CaseState } from '#app/service/case_states'
import { clock } from '#app/platform/clock'

/** Something that waits for a person, with an owner once somebody took it, and a time to be done by. */
export default class Case extends CaseSchema {
  static selfAssignPrimaryKey = true

  declare kind: CaseKind
  declare subject: 'order'
  declare state: CaseState

  get isOverdue(): boolean {
    return this.state !== 'closed' && this.dueAt < clock.now()
  }
}
