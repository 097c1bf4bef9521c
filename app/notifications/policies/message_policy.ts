import type User from '#app/identity/models/user'
import { BasePolicy } from '#app/identity/policies/base_policy'

export default class MessagePolicy extends BasePolicy {
  viewLedger(user: User): boolean {
    return this.may(user, 'messages.view')
  }

  resend(user: User): boolean {
    return this.may(user, 'messages.resend')
  }

  /** Whoever issues invoices, and whoever looks after lost messages. */
  sendInvoices(user: User): boolean {
    return this.may(user, 'messages.resend') || this.may(user, 'invoices.issue')
  }

  /** Everybody chooses for themselves, over which channel they are told. */
  chooseOwn(user: User): boolean {
    return user.state === 'active'
  }

  /** Everybody has a list of their own; the query finds nothing else. */
  viewOwn(user: User): boolean {
    return user.state === 'active'
  }
}
