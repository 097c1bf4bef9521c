import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#app/platform/actor'
import { spendOnce } from '#app/platform/forms/spend_once'
import { failed, ok, type Result } from '#app/platform/result'
import Case from '#app/service/models/case'
import { writeNote } from '#app/service/write_note'

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
      await writeNote({ caseId, text, by }, trx)
      return ok(null)
    })
  }
}
