import type User from '#app/identity/models/user'
import { BasePolicy } from '#app/identity/policies/base_policy'

export default class ReconciliationPolicy extends BasePolicy {
  /** Also to have it done anew: it only reads. */
  view(user: User): boolean {
    return this.may(user, 'reconciliation.view')
  }
}
