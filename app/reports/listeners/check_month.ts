import type { Listener, Message } from '#app/platform/outbox/listener'
import { CheckMonth } from '#app/reports/actions/check_month'

interface Asked {
  monthClosingId: string
  runId: string
}

/** Reads the files of a month. A second delivery begins anew, or finds that the check is done. */
export default class CheckMonthListener implements Listener<Asked> {
  static id = 'reports.check_month'
  static queue = 'maintenance' as const

  async handle({ payload }: Message<Asked>): Promise<void> {
    await new CheckMonth().handle({ closingId: payload.monthClosingId, runId: payload.runId })
  }
}
