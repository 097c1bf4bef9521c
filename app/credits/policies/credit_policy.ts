import type User from '#app/identity/models/user'
import { BasePolicy } from '#app/identity/policies/base_policy'

/** Finance and managers take invoices back; whoever sees invoices sees what became of them. */
export default class CreditPolicy extends BasePolicy {
  view(user: User): boolean {
    return this.may(user, 'invoices.view')
  }

  credit(user: User): boolean {
    return this.may(user, 'invoices.credit')
  }
}
