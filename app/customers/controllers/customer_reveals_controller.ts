import type { HttpContext } from '@adonisjs/core/http'
import { RevealCustomer } from '#app/customers/actions/reveal_customer'
import Customer from '#app/customers/models/customer'
import CustomerPolicy from '#app/customers/policies/customer_policy'
import { actorOf } from '#app/identity/models/user'

/** Shows the masked fields of a customer once; the log keeps who looked. */
export default class CustomerRevealsController {
  async store({ auth, bouncer, params, response, session }: HttpContext) {
    await bouncer.with(CustomerPolicy).authorize('reveal')
    const { id } = await Customer.findOrFail(params.id)
    await new RevealCustomer().handle({ customerId: id, by: actorOf(auth.getUserOrFail()) })
    session.flash('revealed', id)
    return response.redirect().status(303).toPath(`/desk/customers/${id}`)
  }
}
