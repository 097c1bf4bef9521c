import { BasePolicy } from '#app/identity/policies/base_policy'
import type User from '#app/identity/models/user'

export default class ReviewRulePolicy extends BasePolicy {
  view(user: User): boolean {
    return this.may(user, 'orders.review')
  }

  change(user: User): boolean {
    return this.may(user, 'orders.rules')
  }
}
