import SavedView, { type ViewContent } from '#app/lists/models/saved_view'
import type { Role } from '#app/identity/roles'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'

interface SaveViewInput {
  /** The view that is replaced; a new one without it. */
  view?: SavedView
  list: string
  ownerId: string
  /** Everybody of the role sees it too. */
  role: Role | null
  content: ViewContent
}

/** Keeps filters, order and layout of a list under a name. */
export class SaveView {
  async handle({ view, list, ownerId, role, content }: SaveViewInput): Promise<SavedView> {
    const id = view?.id ?? newId()
    const kept = view ?? new SavedView().merge({ id, list, ownerId })
    const personal = seal('saved_views.personal', id, content)
    return kept.merge({ role, personal, savedAt: clock.now() }).save()
  }
}
