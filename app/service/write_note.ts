import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'
import CaseNote from '#app/service/models/case_note'

/** Adds a sealed note to a case, and says in the log that there is one. */
export async function writeNote(
  { caseId, text, by }: { caseId: string; text: string; by: Actor & { id: string } },
  trx: TransactionClientContract
): Promise<void> {
  const id = newId()
  const note = seal('case_notes.note', id, { text })
  const values = { id, caseId, authorId: by.id, note, notedAt: clock.now() }
  await CaseNote.create(values, { client: trx })
  await record({ actor: by, action: 'cases.noted', subject: 'case', subjectId: caseId }, trx)
}
