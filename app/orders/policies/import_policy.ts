import { BasePolicy } from '#app/identity/policies/base_policy'
import type User from '#app/identity/models/user'

export default class ImportPolicy extends BasePolicy {
  run(user: User): boolean {
    return this.may(user, 'imports.run')
  }
}
