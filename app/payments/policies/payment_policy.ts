import type User from '#app/identity/models/user'
import { BasePolicy } from '#app/identity/policies/base_policy'

export default class PaymentPolicy extends BasePolicy {
  viewList(user: User): boolean {
    return this.may(user, 'payments.view')
  }

  confirm(user: User): boolean {
    return this.may(user, 'payments.confirm')
  }

  refund(user: User): boolean {
    return this.may(user, 'payments.refund')
  }

  /** Who takes orders at the counter also takes their payment. */
  collect(user: User): boolean {
    return this.may(user, 'orders.place')
  }

  /** Customers pay their own orders; `ownOrder` has found it among theirs. */
  pay(user: User): boolean {
    return user.kind === 'customer'
  }
}
