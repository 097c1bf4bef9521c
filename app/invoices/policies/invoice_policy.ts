import type User from '#app/identity/models/user'
import { BasePolicy } from '#app/identity/policies/base_policy'

export default class InvoicePolicy extends BasePolicy {
  view(user: User): boolean {
    return this.may(user, 'invoices.view')
  }

  issue(user: User): boolean {
    return this.may(user, 'invoices.issue')
  }

  /** Everything that happened around an invoice, for an inspector. */
  trace(user: User): boolean {
    return this.may(user, 'invoices.trace')
  }

  /** Decides when invoices are issued by themselves. */
  configure(user: User): boolean {
    return this.may(user, 'invoices.configure')
  }

  /** Customers have their own invoices; `ownInvoice` finds no others. */
  viewOwn(user: User): boolean {
    return user.kind === 'customer'
  }
}
