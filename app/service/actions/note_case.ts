import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'
import { spendOnce } from '#app/platform/forms/spend_once'
import { failed, ok, type Result } from '#app/platform/result'
import Case from '#app/service/models/case'
import CaseNote from '#app/service/models/case_note'

interface NoteInput {
  caseId: string
  text: string
  by: Actor & { id: string }
  /** Of the form; sent twice it makes one note. */
  formToken: unknown
}

/** Writes down what was done about a case; a closed one takes no more notes. */
export class NoteCase {
  handle({ caseId, text, by, formToken }: NoteInput): Promise<Result<null, { type: 'closed' }>> {
    return db.transaction(async (trx) => {
      const found = await Case.query({ client: trx }).where('id', caseId).forUpdate().firstOrFail()
      if (found.state === 'closed') return failed({ type: 'closed' })
      if ((await spendOnce(formToken, trx)) !== 'fresh') return ok(null)
      const id = newId()
      const note = seal('case_notes.note', id, { text })
      await CaseNote.create(
        { id, caseId, authorId: by.id, note, notedAt: clock.now() },
        { client: trx }
      )
      await record({ actor: by, action: 'cases.noted', subject: 'case', subjectId: caseId }, trx)
      return ok(null)
    })
  }
}
