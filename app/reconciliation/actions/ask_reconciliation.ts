import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { publish } from '#app/platform/outbox/publish'
import { failed, ok, type Result } from '#app/platform/result'
import { ReconciliationAsked } from '#app/reconciliation/events/reconciliation_asked'
import { lostBefore } from '#app/reconciliation/models/reconciliation_ask'

/** Has everything compared by the worker: a large house takes longer than a page may. Who asks meanwhile gets the same answer. */
export class AskReconciliation {
  handle({ userId }: { userId: string }): Promise<Result<null, { type: 'under_way' }>> {
    return db.transaction(async (trx) => {
      const id = newId()
      const { rowCount } = await trx.rawQuery(
        `insert into reconciliation_asks as known (id, asked_at, asked_by) values (:id, :now, :userId)
         on conflict (is_only) do update set id = :id, asked_at = :now, asked_by = :userId
          where known.asked_at <= :lostBefore`,
        { id, userId, now: clock.timestamp(), lostBefore: lostBefore().toISOString() }
      )
      if (rowCount === 0) return failed({ type: 'under_way' })
      await publish(new ReconciliationAsked({ askId: id }), trx)
      return ok(null)
    })
  }
}
