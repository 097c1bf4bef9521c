import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { publish } from '#app/platform/outbox/publish'
import { failed, ok, type Result } from '#app/platform/result'
import { recordInitialState, transition } from '#app/platform/states/transition'
import { closingStates } from '#app/reports/closing_states'
import { MonthCheckAsked } from '#app/reports/events/month_check_asked'
import MonthClosing from '#app/reports/models/month_closing'

/** A check that has not moved for so long has lost its worker. */
const LOST_AFTER_MINUTES = 5

export interface Check {
  closingId: string
  runId: string
}

type Failure = { type: 'under_way' } | { type: 'closed' }

/**
 * Begins to compare a month with its files: in the worker, or by the caller itself (`isInline`). A closed
 * month needs a reason, and is open again from then on.
 */
export class BeginCheck {
  handle(input: {
    month: string
    by: Actor
    reason?: string | null
    isInline?: boolean
  }): Promise<Result<Check, Failure>> {
    const { month, by, reason = null, isInline = false } = input
    return db.transaction(async (trx) => {
      const runId = newId()
      const known = await closingOf(month, runId, trx)
      const { id } = known
      if (known.runId === runId)
        await recordInitialState(closingStates, [id], 'checking', { by, trx })
      else {
        const refusal = refusalOf(known, reason)
        if (refusal) return failed(refusal)
        const set = { run_id: runId, read: 0, total: 0, progress_at: clock.now() }
        const open = { closed_at: null, closed_by: null }
        await transition(closingStates, { id }, verbFor(known), {
          ...{ by, trx, reason },
          set: { ...set, ...open },
        })
      }
      const action = known.state === 'closed' ? 'reports.month_reopened' : 'reports.month_checked'
      const entry = { actor: by, action, subject: 'month_closing', subjectId: id }
      await record({ ...entry, details: { month } }, trx)
      if (!isInline) await publish(new MonthCheckAsked({ monthClosingId: id, runId }), trx)
      return ok({ closingId: id, runId })
    })
  }
}

/** The row of a month, locked; a new one carries the run. */
async function closingOf(
  month: string,
  runId: string,
  trx: TransactionClientContract
): Promise<MonthClosing> {
  const now = clock.timestamp()
  await trx.rawQuery(
    `insert into month_closings (id, month, state, run_id, progress_at, created_at, updated_at)
     values (?, ?, 'checking', ?, ?, ?, ?) on conflict (month) do nothing`,
    [newId(), month, runId, now, now, now]
  )
  return MonthClosing.query({ client: trx }).where('month', month).forUpdate().firstOrFail()
}

function refusalOf({ state, progressAt }: MonthClosing, reason: string | null): Failure | null {
  if (state === 'closed' && !reason) return { type: 'closed' }
  const isAlive = progressAt > clock.now().minus({ minutes: LOST_AFTER_MINUTES })
  return state === 'checking' && isAlive ? { type: 'under_way' } : null
}

function verbFor({ state }: MonthClosing): 'check' | 'check_again' | 'reopen' {
  if (state === 'closed') return 'reopen'
  return state === 'checking' ? 'check_again' : 'check'
}
