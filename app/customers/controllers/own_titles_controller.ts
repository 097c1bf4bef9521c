import type { HttpContext } from '@adonisjs/core/http'
import { keepTitle } from '#app/customers/controllers/keep_title'
import { ownCustomer, ownCustomerOrFail } from '#app/customers/controllers/own_customer'
import InvoiceTitle from '#app/customers/models/invoice_title'

/** What invoices of the customer who is signed in are billed to. */
export default class OwnTitlesController {
  async index(ctx: HttpContext) {
    const customer = await ownCustomer(ctx)
    const titles = customer?.titles ?? []
    return ctx.view.render('customers/own_titles', { titles, hasCustomer: customer !== null })
  }

  async create(ctx: HttpContext) {
    const customer = await ownCustomer(ctx)
    if (!customer) return this.#addressFirst(ctx)
    return ctx.view.render('customers/own_title', { isFirst: customer.titles.length === 0 })
  }

  async store(ctx: HttpContext) {
    const customer = await ownCustomer(ctx)
    if (!customer) return this.#addressFirst(ctx)
    const isKept = await keepTitle(ctx, { customerId: customer.id, titleId: null })
    return isKept ? this.#done(ctx) : this.create(ctx)
  }

  async edit(ctx: HttpContext) {
    const { id, isDefault, details } = await this.#own(ctx)
    return ctx.view.render('customers/own_title', { saved: { ...details, id, isDefault } })
  }

  async update(ctx: HttpContext) {
    const { id: titleId, customerId } = await this.#own(ctx)
    return (await keepTitle(ctx, { customerId, titleId })) ? this.#done(ctx) : this.edit(ctx)
  }

  async #own(ctx: HttpContext): Promise<InvoiceTitle> {
    const { id: customerId } = await ownCustomerOrFail(ctx)
    return InvoiceTitle.query().where({ id: ctx.params.id, customerId }).firstOrFail()
  }

  /** An account becomes a customer with its first address, which brings the phone. */
  #addressFirst({ i18n, response, session }: HttpContext) {
    session.flash('notice', i18n.t('customers.own.address_first'))
    return response.redirect().status(303).toPath('/my/addresses/new')
  }

  #done({ i18n, response, session }: HttpContext) {
    session.flash('success', i18n.t('customers.titles.saved'))
    return response.redirect().status(303).toPath('/my/titles')
  }
}
