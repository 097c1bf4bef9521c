import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { publish } from '#app/platform/outbox/publish'
import { recordInitialState } from '#app/platform/states/transition'
import { CASE_KINDS, type CaseKind } from '#app/service/case_kinds'
import { caseStates } from '#app/service/case_states'
import { CaseOpened } from '#app/service/events/case_opened'

/** Opens a case about something; one that waits already for the same reason is left as it is. */
export class OpenCase {
  async handle(
    { kind, subjectId, by }: { kind: CaseKind; subjectId: string; by: Actor },
    trx: TransactionClientContract
  ): Promise<{ isNew: boolean }> {
    const { subject, due } = CASE_KINDS[kind]
    const id = newId()
    const now = clock.now()
    const opened = await trx.rawQuery(
      `insert into cases (id, kind, subject, subject_id, state, due_at, opened_at, updated_at)
       values (?, ?, ?, ?, 'open', ?, ?, ?)
       on conflict (kind, subject_id) where state <> 'closed' do nothing`,
      [
        id,
        kind,
        subject,
        subjectId,
        clock.timestamp(now.plus(due)),
        clock.timestamp(now),
        clock.timestamp(now),
      ]
    )
    if (opened.rowCount === 0) return { isNew: false }
    await recordInitialState(caseStates, [id], 'open', { by, trx })
    const details = { kind, subject, subjectId }
    await record(
      { actor: by, action: 'cases.opened', subject: 'case', subjectId: id, details },
      trx
    )
    await publish(new CaseOpened({ caseId: id, orderId: subjectId }), trx)
    return { isNew: true }
  }
}
