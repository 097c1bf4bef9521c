import { SavedViewSchema } from '#database/schema'
import type { Layout } from '#app/lists/layout'
import type { Role } from '#app/identity/roles'
import { open } from '#app/platform/crypto/envelope'

/** What the envelope of a view holds: filters can be the name or the phone of somebody. */
export interface ViewContent extends Layout {
  name: string
  /** Filters and order as the address writes them, without a place. */
  query: string
}

/** Filters, order and layout of a list under a name, for its owner or for everybody of a role. */
export default class SavedView extends SavedViewSchema {
  static selfAssignPrimaryKey = true

  declare role: Role | null

  get content(): ViewContent {
    return open<ViewContent>('saved_views.personal', this.id, this.personal)
  }
}
