import type { HttpContext } from '@adonisjs/core/http'
import { RevealCustomer } from '#app/customers/actions/reveal_customer'
import { keepTitle } from '#app/customers/controllers/keep_title'
import { maskedCustomer } from '#app/customers/masked_customer'
import Customer from '#app/customers/models/customer'
import InvoiceTitle from '#app/customers/models/invoice_title'
import CustomerPolicy from '#app/customers/policies/customer_policy'
import { actorOf } from '#app/identity/models/user'

/** What invoices of a customer are billed to, kept by staff. */
export default class CustomerTitlesController {
  async create({ bouncer, params, view }: HttpContext) {
    await bouncer.with(CustomerPolicy).authorize('add')
    const customer = await Customer.findOrFail(params.id)
    const { id } = customer
    return view.render('customers/title', { id, name: maskedCustomer(customer).name })
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with(CustomerPolicy).authorize('add')
    const isKept = await keepTitle(ctx, { customerId: ctx.params.id, titleId: null })
    return isKept ? this.#done(ctx) : this.create(ctx)
  }

  async edit({ auth, bouncer, params, view }: HttpContext) {
    await bouncer.with(CustomerPolicy).authorize('change')
    const customer = await Customer.findOrFail(params.id)
    const title = await InvoiceTitle.query()
      .where({ id: params.titleId, customerId: customer.id })
      .firstOrFail()
    const by = actorOf(auth.getUserOrFail())
    await new RevealCustomer().handle({ customerId: customer.id, by })
    const { id, isDefault, details } = title
    const name = maskedCustomer(customer).name
    return view.render('customers/title', {
      id: customer.id,
      name,
      saved: { ...details, id, isDefault },
    })
  }

  async update(ctx: HttpContext) {
    await ctx.bouncer.with(CustomerPolicy).authorize('change')
    const { id: customerId, titleId } = ctx.params
    return (await keepTitle(ctx, { customerId, titleId })) ? this.#done(ctx) : this.edit(ctx)
  }

  #done({ i18n, params, response, session }: HttpContext) {
    session.flash('success', i18n.t('customers.titles.saved'))
    return response.redirect().status(303).toPath(`/desk/customers/${params.id}`)
  }
}
