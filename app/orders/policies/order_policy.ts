import { BasePolicy } from '#app/identity/policies/base_policy'
import type User from '#app/identity/models/user'

/**
 * What staff may do with orders. Customers have no permission: the portal finds their rows through
 * their own customer, so that it never meets another one's.
 */
export default class OrderPolicy extends BasePolicy {
  view(user: User): boolean {
    return this.may(user, 'orders.view')
  }

  /** Customers in the portal, with what `own_order` finds. */
  useOwn(user: User): boolean {
    return !user.isStaff
  }

  place(user: User): boolean {
    return this.may(user, 'orders.place')
  }

  review(user: User): boolean {
    return this.may(user, 'orders.review')
  }

  edit(user: User): boolean {
    return this.may(user, 'orders.edit')
  }

  cancel(user: User): boolean {
    return this.may(user, 'orders.cancel')
  }

  move(user: User): boolean {
    return this.may(user, 'orders.move')
  }

  delete(user: User): boolean {
    return this.may(user, 'orders.delete')
  }

  reveal(user: User): boolean {
    return this.may(user, 'customers.reveal')
  }

  /** Whoever takes orders in may say that their service was given. */
  confirmService(user: User): boolean {
    return this.may(user, 'orders.edit')
  }
}
