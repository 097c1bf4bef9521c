import type Customer from '#app/customers/models/customer'
import { BasePolicy } from '#app/identity/policies/base_policy'
import type User from '#app/identity/models/user'

export default class CustomerPolicy extends BasePolicy {
  view(user: User): boolean {
    return this.may(user, 'customers.view')
  }

  /** New customers, and further addresses and titles of those who are known. */
  add(user: User): boolean {
    return this.may(user, 'customers.edit')
  }

  /** A form to change something shows it whole, so it is for those who may see it whole. */
  change(user: User): boolean {
    return this.may(user, 'customers.edit') && this.may(user, 'customers.reveal')
  }

  reveal(user: User): boolean {
    return this.may(user, 'customers.reveal')
  }

  /** Addresses and titles in the portal; an account may have no customer yet. */
  useOwn(user: User, customer: Customer | null): boolean {
    return !user.isStaff && (customer === null || customer.userId === user.id)
  }
}
