import type { HttpContext } from '@adonisjs/core/http'
import { errors } from '@adonisjs/lucid'
import type Customer from '#app/customers/models/customer'
import CustomerPolicy from '#app/customers/policies/customer_policy'
import { customerBook } from '#app/customers/queries/customer_book'

/** The customer who is signed in, with the book; null for an account that is no customer yet. */
export async function ownCustomer({ auth, bouncer }: HttpContext): Promise<Customer | null> {
  const customer = await customerBook({ userId: auth.getUserOrFail().id })
  await bouncer.with(CustomerPolicy).authorize('useOwn', customer)
  return customer
}

export async function ownCustomerOrFail(ctx: HttpContext): Promise<Customer> {
  const customer = await ownCustomer(ctx)
  if (!customer) throw new errors.E_ROW_NOT_FOUND()
  return customer
}
