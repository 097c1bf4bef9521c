import type { HttpContext } from '@adonisjs/core/http'
import { RevealCustomer } from '#app/customers/actions/reveal_customer'
import { isOnlyPasted, keepAddress } from '#app/customers/controllers/keep_address'
import { ownAddressView } from '#app/customers/customer_views'
import Customer from '#app/customers/models/customer'
import CustomerAddress from '#app/customers/models/customer_address'
import { maskedCustomer } from '#app/customers/masked_customer'
import CustomerPolicy from '#app/customers/policies/customer_policy'
import { addressValidator } from '#app/customers/validators'
import { actorOf } from '#app/identity/models/user'
import { validForm } from '#app/platform/views/valid_form'

/** The addresses of a customer, kept by staff. */
export default class CustomerAddressesController {
  async create({ bouncer, params, view }: HttpContext) {
    await bouncer.with(CustomerPolicy).authorize('add')
    const customer = await Customer.findOrFail(params.id)
    const { id } = customer
    return view.render('customers/address', { id, name: maskedCustomer(customer).name })
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with(CustomerPolicy).authorize('add')
    return (await this.#isKept(ctx, null)) ? this.#done(ctx) : this.create(ctx)
  }

  async edit({ auth, bouncer, params, view }: HttpContext) {
    await bouncer.with(CustomerPolicy).authorize('change')
    const customer = await Customer.findOrFail(params.id)
    const address = await CustomerAddress.query()
      .where({ id: params.addressId, customerId: customer.id })
      .firstOrFail()
    const by = actorOf(auth.getUserOrFail())
    await new RevealCustomer().handle({ customerId: customer.id, by })
    const name = maskedCustomer(customer).name
    return view.render('customers/address', {
      id: customer.id,
      name,
      address: ownAddressView(address),
    })
  }

  async update(ctx: HttpContext) {
    await ctx.bouncer.with(CustomerPolicy).authorize('change')
    return (await this.#isKept(ctx, ctx.params.addressId)) ? this.#done(ctx) : this.edit(ctx)
  }

  async #isKept(ctx: HttpContext, addressId: string | null): Promise<boolean> {
    if (isOnlyPasted(ctx)) return false
    const typed = await validForm(ctx, addressValidator)
    return typed !== null && keepAddress(ctx, typed, { customerId: ctx.params.id, addressId })
  }

  #done({ i18n, params, response, session }: HttpContext) {
    session.flash('success', i18n.t('customers.addresses.saved'))
    return response.redirect().status(303).toPath(`/desk/customers/${params.id}`)
  }
}
