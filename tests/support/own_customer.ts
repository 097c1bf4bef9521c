import { SaveCustomer } from '#app/customers/actions/save_customer'
import type { CustomerDetails } from '#app/customers/customer_draft'
import { actorOf } from '#app/identity/models/user'
import type User from '#app/identity/models/user'
import { givenCustomerUser } from '#tests/support/people'

/** An account that is a customer. */
export async function givenOwnCustomer(change: Partial<CustomerDetails> = {}): Promise<User> {
  const user = await givenCustomerUser()
  const usual = { name: '王芳', contactName: '王芳', phone: '13812345678' }
  const details = { ...usual, email: null, taxpayerId: null, ...change }
  const by = actorOf(user)
  const saved = await new SaveCustomer().handle({ customerId: null, details, userId: user.id, by })
  if (!saved.ok) throw new Error(saved.failure.type)
  return user
}
