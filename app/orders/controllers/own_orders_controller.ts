import type { HttpContext } from '@adonisjs/core/http'
import type Customer from '#app/customers/models/customer'
import { lineCount } from '#app/orders/controllers/order_form_page'
import type { OrderPreview } from '#app/orders/order_preview'
import { readStatus } from '#app/orders/order_list_filter'
import { ownChoice } from '#app/orders/customer_choice'
import { ownOrderView } from '#app/orders/own_order_view'
import OrderPolicy from '#app/orders/policies/order_policy'
import { customerOfUser } from '#app/orders/queries/find_customers'
import { listOrders } from '#app/orders/queries/list_orders'
import { ownOrder } from '#app/orders/queries/own_order'
import { productsToOrder } from '#app/orders/queries/products_to_order'
import { takeOrderForm } from '#app/orders/controllers/take_order_form'

/** The orders of the customer who is signed in. */
export default class OwnOrdersController {
  async index({ auth, bouncer, request, view }: HttpContext) {
    await bouncer.with(OrderPolicy).authorize('useOwn')
    const customer = await customerOfUser(auth.getUserOrFail().id)
    const status = readStatus(request.input('status'))
    const page = customer
      ? await listOrders({ customerId: customer.id, status }, request.input('after'))
      : { rows: [], newer: null, older: null }
    return view.render('orders/own_index', { page, status })
  }

  async create(ctx: HttpContext) {
    const customer = await this.#customer(ctx)
    return customer ? this.#form(ctx, customer) : this.#addressFirst(ctx)
  }

  async store(ctx: HttpContext) {
    const customer = await this.#customer(ctx)
    if (!customer) return this.#addressFirst(ctx)
    const taken = await takeOrderForm(ctx, { customer, source: 'portal' })
    if (taken.type === 'shown_again') return this.#form(ctx, customer, taken.preview)
    const { orderId, isNew, isDraft } = taken
    const outcome = !isNew ? 'known' : isDraft ? 'draft' : 'place'
    ctx.session.flash(isNew ? 'success' : 'notice', ctx.i18n.t(`orders.new.${outcome}`))
    return ctx.response.redirect().status(303).toPath(`/my/orders/${orderId}`)
  }

  async show({ auth, bouncer, i18n, params, view }: HttpContext) {
    await bouncer.with(OrderPolicy).authorize('useOwn')
    const order = await ownOrder(auth.getUserOrFail(), params.id)
    return view.render('orders/own_order', await ownOrderView(order, i18n))
  }

  async #customer({ auth, bouncer }: HttpContext): Promise<Customer | null> {
    await bouncer.with(OrderPolicy).authorize('useOwn')
    return customerOfUser(auth.getUserOrFail().id)
  }

  async #form(ctx: HttpContext, customer: Customer, preview: OrderPreview | null = null) {
    return ctx.view.render('orders/own_new', {
      customer: ownChoice(customer),
      products: await productsToOrder(),
      lineCount: lineCount(ctx),
      ownPrices: true,
      preview,
    })
  }

  /** An account becomes a customer with its first address, which brings the phone. */
  #addressFirst({ i18n, response, session }: HttpContext) {
    session.flash('notice', i18n.t('orders.own.address_first'))
    return response.redirect().status(303).toPath('/my/addresses/new')
  }
}
