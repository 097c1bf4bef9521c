import { BasePolicy } from '#app/identity/policies/base_policy'
import type User from '#app/identity/models/user'
import type SavedView from '#app/lists/models/saved_view'

export default class SavedViewPolicy extends BasePolicy {
  /** Views and layouts of one's own; what a list shows is up to the list's own policy. */
  keep(user: User): boolean {
    return user.isStaff
  }

  share(user: User): boolean {
    return this.may(user, 'views.share')
  }

  change(user: User, view: SavedView): boolean {
    return user.isStaff && view.ownerId === user.id
  }
}
