import type User from '#app/identity/models/user'
import { BasePolicy } from '#app/identity/policies/base_policy'

export default class ReportPolicy extends BasePolicy {
  view(user: User): boolean {
    return this.may(user, 'reports.view')
  }

  /** The invoices behind a figure. */
  open(user: User): boolean {
    return this.may(user, 'invoices.view')
  }

  close(user: User): boolean {
    return this.may(user, 'reports.close')
  }
}
