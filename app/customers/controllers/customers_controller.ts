import type { HttpContext } from '@adonisjs/core/http'
import { errors } from '@adonisjs/lucid'
import { RevealCustomer } from '#app/customers/actions/reveal_customer'
import { type CustomerFailure, SaveCustomer } from '#app/customers/actions/save_customer'
import { customerList } from '#app/customers/customer_list'
import { customerPageView } from '#app/customers/customer_views'
import { customerFailureTexts } from '#app/customers/failure_texts'
import Customer from '#app/customers/models/customer'
import CustomerPolicy from '#app/customers/policies/customer_policy'
import { customerBook } from '#app/customers/queries/customer_book'
import { customerValidator } from '#app/customers/validators'
import { actorOf } from '#app/identity/models/user'
import { exportList } from '#app/lists/controllers/list_export'
import { listPage } from '#app/lists/controllers/list_page'
import { refuseForm } from '#app/platform/views/form_state'
import { validForm } from '#app/platform/views/valid_form'

/** Companies and persons who order. */
export default class CustomersController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with(CustomerPolicy).authorize('view')
    return ctx.view.render('customers/index', { list: await listPage(ctx, customerList) })
  }

  async export(ctx: HttpContext) {
    await ctx.bouncer.with(CustomerPolicy).authorize('view')
    return exportList(ctx, customerList)
  }

  async show({ bouncer, params, session, view }: HttpContext) {
    await bouncer.with(CustomerPolicy).authorize('view')
    const customer = await customerBook({ id: params.id })
    if (!customer) throw new errors.E_ROW_NOT_FOUND()
    const isRevealed = session.flashMessages.get('revealed') === customer.id
    return view.render('customers/show', customerPageView(customer, isRevealed))
  }

  async create({ bouncer, view }: HttpContext) {
    await bouncer.with(CustomerPolicy).authorize('add')
    return view.render('customers/new')
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with(CustomerPolicy).authorize('add')
    const id = await this.#keep(ctx, null)
    if (!id) return this.create(ctx)
    ctx.session.flash('success', ctx.i18n.t('customers.created'))
    return ctx.response.redirect().status(303).toPath(`/desk/customers/${id}`)
  }

  /** The form shows the customer whole, which the log keeps like any other look. */
  async edit({ auth, bouncer, params, view }: HttpContext) {
    await bouncer.with(CustomerPolicy).authorize('change')
    const customer = await Customer.findOrFail(params.id)
    const by = actorOf(auth.getUserOrFail())
    await new RevealCustomer().handle({ customerId: customer.id, by })
    return view.render('customers/edit', { customer, details: customer.details })
  }

  async update(ctx: HttpContext) {
    await ctx.bouncer.with(CustomerPolicy).authorize('change')
    const id = await this.#keep(ctx, ctx.params.id)
    if (!id) return this.edit(ctx)
    ctx.session.flash('success', ctx.i18n.t('customers.changed'))
    return ctx.response.redirect().status(303).toPath(`/desk/customers/${id}`)
  }

  async #keep(ctx: HttpContext, customerId: string | null): Promise<string | null> {
    const details = await validForm(ctx, customerValidator)
    if (!details) return null
    const by = actorOf(ctx.auth.getUserOrFail())
    const saved = await new SaveCustomer().handle({ customerId, details, by })
    if (saved.ok) return saved.value.id
    this.#refuse(ctx, saved.failure)
    return null
  }

  #refuse(ctx: HttpContext, failure: CustomerFailure): void {
    refuseForm(ctx, customerFailureTexts(failure, ctx.i18n))
    if (failure.type === 'customer_known') ctx.view.share({ knownId: failure.customerId })
  }
}
