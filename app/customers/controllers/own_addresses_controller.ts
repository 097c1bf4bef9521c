import type { HttpContext } from '@adonisjs/core/http'
import { OpenOwnCustomer } from '#app/customers/actions/open_own_customer'
import { isOnlyPasted, keepAddress } from '#app/customers/controllers/keep_address'
import { ownCustomer, ownCustomerOrFail } from '#app/customers/controllers/own_customer'
import { ownAddressView } from '#app/customers/customer_views'
import { customerFailureTexts } from '#app/customers/failure_texts'
import CustomerAddress from '#app/customers/models/customer_address'
import { addressValidator } from '#app/customers/validators'
import { refuseForm } from '#app/platform/views/form_state'
import { validForm } from '#app/platform/views/valid_form'

/** The addresses of the customer who is signed in. */
export default class OwnAddressesController {
  async index(ctx: HttpContext) {
    const customer = await ownCustomer(ctx)
    const addresses = (customer?.addresses ?? []).map(ownAddressView)
    return ctx.view.render('customers/own_addresses', { addresses })
  }

  async create(ctx: HttpContext) {
    const customer = await ownCustomer(ctx)
    const isFirst = !customer || customer.addresses.length === 0
    return ctx.view.render('customers/own_address', { isFirst })
  }

  async store(ctx: HttpContext) {
    await ownCustomer(ctx)
    if (isOnlyPasted(ctx)) return this.create(ctx)
    const typed = await validForm(ctx, addressValidator)
    if (!typed) return this.create(ctx)

    const user = ctx.auth.getUserOrFail()
    const opened = await new OpenOwnCustomer().handle({ user, phone: typed.phone })
    if (!opened.ok) {
      const { type } = opened.failure
      const isTaken = type === 'customer_known'
      refuseForm(
        ctx,
        isTaken
          ? { recipient: ctx.i18n.t('customers.own.taken') }
          : customerFailureTexts(opened.failure, ctx.i18n)
      )
      return this.create(ctx)
    }
    const which = { customerId: opened.value.id, addressId: null }
    return (await keepAddress(ctx, typed, which)) ? this.#done(ctx) : this.create(ctx)
  }

  async edit(ctx: HttpContext) {
    const address = await this.#own(ctx)
    return ctx.view.render('customers/own_address', { address: ownAddressView(address) })
  }

  async update(ctx: HttpContext) {
    const { id: addressId, customerId } = await this.#own(ctx)
    if (isOnlyPasted(ctx)) return this.edit(ctx)
    const typed = await validForm(ctx, addressValidator)
    if (!typed) return this.edit(ctx)
    const isKept = await keepAddress(ctx, typed, { customerId, addressId })
    return isKept ? this.#done(ctx) : this.edit(ctx)
  }

  async #own(ctx: HttpContext): Promise<CustomerAddress> {
    const { id: customerId } = await ownCustomerOrFail(ctx)
    return CustomerAddress.query().where({ id: ctx.params.id, customerId }).firstOrFail()
  }

  #done({ i18n, response, session }: HttpContext) {
    session.flash('success', i18n.t('customers.addresses.saved'))
    return response.redirect().status(303).toPath('/my/addresses')
  }
}
