import { type SearchGroup, VIEW_PERMISSIONS } from '#app/desk/search_groups'
import type User from '#app/identity/models/user'
import { BasePolicy } from '#app/identity/policies/base_policy'

/** All staff may search; what they find is what they may view anyway. */
export default class SearchPolicy extends BasePolicy {
  use(user: User): boolean {
    return user.isStaff
  }

  searchIn(user: User, group: SearchGroup): boolean {
    return this.may(user, VIEW_PERMISSIONS[group])
  }
}
