import db from '@adonisjs/lucid/services/db'
import SavedView, { type ViewContent } from '#app/lists/models/saved_view'
import type { Role } from '#app/identity/roles'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'
import { madeBefore, recordOutcome } from '#app/platform/forms/spend_once'

interface NewView {
  list: string
  ownerId: string
  /** Everybody of the role sees it too. */
  role: Role | null
  content: ViewContent
  /** Of the form; sent twice it makes one view. */
  formToken: unknown
}

/** Keeps filters, order and layout of a list under a name. */
export class SaveView {
  handle({ list, ownerId, role, content, formToken }: NewView): Promise<{ id: string }> {
    return db.transaction(async (trx) => {
      const before = await madeBefore(formToken, trx)
      if (before?.id) return { id: before.id }
      const id = newId()
      const view = new SavedView().merge({ id, list, ownerId, role }).useTransaction(trx)
      await keepContent(view, content)
      await recordOutcome(formToken, id, trx)
      return { id }
    })
  }
}

/** Keeps what is open now under the name of a view that is known. */
export class SaveViewAgain {
  async handle({ view, content }: { view: SavedView; content: ViewContent }): Promise<void> {
    await keepContent(view, content)
  }
}

async function keepContent(view: SavedView, content: ViewContent): Promise<void> {
  const personal = seal('saved_views.personal', view.id, content)
  await view.merge({ personal, savedAt: clock.now() }).save()
}
