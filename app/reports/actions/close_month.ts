import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { clock } from '#app/platform/clock'
import { failed, ok, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'
import { isStill } from '#app/reports/closing_result'
import { closingStates } from '#app/reports/closing_states'
import MonthClosing from '#app/reports/models/month_closing'
import { monthSums } from '#app/reports/queries/month_sums'
import { isOver } from '#app/reports/periods'

export type CloseFailure =
  | { type: 'not_over' }
  | { type: 'not_agreed' }
  /** Something was issued after the check. */
  | { type: 'changed_since' }

/** Closes a month whose report and files agreed, and still say what they said then. */
export class CloseMonth {
  async handle(input: { month: string; userId: string }): Promise<Result<object, CloseFailure>> {
    const { month, userId } = input
    if (!isOver(month)) return failed({ type: 'not_over' })
    const now = await monthSums(month)
    return db.transaction(async (trx) => {
      const closing = await MonthClosing.query({ client: trx }).where('month', month).first()
      if (!closing?.result) return failed({ type: 'not_agreed' })
      if (!isStill(closing.result, now)) return failed({ type: 'changed_since' })
      const by = { kind: 'staff' as const, id: userId }
      const { id } = closing
      const set = { closed_at: clock.now(), closed_by: userId }
      const moved = await transition(closingStates, { id }, 'close', { by, trx, set })
      if (!moved.ok) return failed({ type: 'not_agreed' })
      const entry = { actor: by, action: 'reports.month_closed', subject: 'month_closing' }
      await record({ ...entry, subjectId: id, details: { month } }, trx)
      return ok({})
    })
  }
}
