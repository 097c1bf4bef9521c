import { BasePolicy } from '#app/identity/policies/base_policy'
import type User from '#app/identity/models/user'

export default class CasePolicy extends BasePolicy {
  work(user: User): boolean {
    return this.may(user, 'cases.work')
  }
}
