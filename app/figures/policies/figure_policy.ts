import type User from '#app/identity/models/user'
import { BasePolicy } from '#app/identity/policies/base_policy'

export default class FigurePolicy extends BasePolicy {
  view(user: User): boolean {
    return this.may(user, 'figures.view')
  }
}
