import db from '@adonisjs/lucid/services/db'
import reconciliationConfig from '#config/reconciliation'
import { record } from '#app/audit/record'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { announceChange } from '#app/platform/live/announce_change'
import ReconciliationRun from '#app/reconciliation/models/reconciliation_run'
import { findMismatches } from '#app/reconciliation/queries/find_mismatches'
import { countOf } from '#app/reconciliation/reconciled'

/** Compares every order with its payments and invoices, and keeps what was found. Nothing else is changed. */
export class Reconcile {
  async handle({ by }: { by: Actor }): Promise<ReconciliationRun> {
    const checkedAt = clock.now()
    const result = await findMismatches({ limit: reconciliationConfig.keptFinds })
    const errors = countOf(result, 'error')
    const warnings = countOf(result, 'warning')
    const tookMs = Math.max(0, Math.round(clock.now().diff(checkedAt).toMillis()))
    const askedBy = by.kind === 'system' ? null : by.id
    return db.transaction(async (trx) => {
      const values = { id: newId(), checkedAt, tookMs, askedBy, errors, warnings, result }
      const run = await ReconciliationRun.create(values, { client: trx })
      const kept = checkedAt.minus({ days: reconciliationConfig.keptDays })
      await trx.from('reconciliation_runs').where('checked_at', '<', clock.timestamp(kept)).delete()
      // Whoever asked before this began has the answer.
      await trx
        .from('reconciliation_asks')
        .where('asked_at', '<=', clock.timestamp(checkedAt))
        .delete()
      announceChange('reconciliation', [run.id], trx)
      const subject = { subject: 'reconciliation', subjectId: run.id }
      const details = { errors, warnings }
      await record({ actor: by, action: 'reconciliation.checked', ...subject, details }, trx)
      return run
    })
  }
}
