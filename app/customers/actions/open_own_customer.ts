import { type CustomerFailure, SaveCustomer } from '#app/customers/actions/save_customer'
import Customer from '#app/customers/models/customer'
import { actorOf } from '#app/identity/models/user'
import type User from '#app/identity/models/user'
import { ok, type Result } from '#app/platform/result'

/** The customer of an account; an account without one becomes a customer under its own name. */
export class OpenOwnCustomer {
  async handle({
    user,
    phone,
  }: {
    user: User
    /** For an account that signs in by mail. */
    phone: string
  }): Promise<Result<{ id: string }, CustomerFailure>> {
    const known = await Customer.findBy('userId', user.id)
    if (known) return ok({ id: known.id })
    const { name, email, mobile } = user.personal
    return new SaveCustomer().handle({
      customerId: null,
      details: { name, contactName: name, phone: mobile ?? phone, email, taxpayerId: null },
      userId: user.id,
      by: actorOf(user),
    })
  }
}
