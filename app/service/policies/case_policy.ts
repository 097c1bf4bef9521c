import { BasePolicy } from '#app/identity/policies/base_policy'
import type User from '#app/identity/models/user'

export default class CasePolicy extends BasePolicy {
  /** Whoever works on orders may say that one of them needs somebody. */
  raise(user: User): boolean {
    return this.may(user, 'orders.edit') || this.may(user, 'orders.review')
  }

  work(user: User): boolean {
    return this.may(user, 'cases.work')
  }
}
