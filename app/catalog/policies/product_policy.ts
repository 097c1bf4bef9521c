import { BasePolicy } from '#app/identity/policies/base_policy'
import type User from '#app/identity/models/user'

export default class ProductPolicy extends BasePolicy {
  view(user: User): boolean {
    return this.may(user, 'catalog.view')
  }

  /** Customers look at what is for sale. */
  browse(user: User): boolean {
    return user.kind === 'customer'
  }

  edit(user: User): boolean {
    return this.may(user, 'catalog.edit')
  }
}
