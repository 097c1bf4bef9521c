import type { HttpContext } from '@adonisjs/core/http'
import { customerChoice, customerSummary } from '#app/orders/customer_choice'
import { lineCount } from '#app/orders/controllers/order_form_page'
import type { OrderPreview } from '#app/orders/order_preview'
import OrderPolicy from '#app/orders/policies/order_policy'
import { customerToOrder, findCustomers } from '#app/orders/queries/find_customers'
import { productsToOrder } from '#app/orders/queries/products_to_order'
import { takeOrderForm } from '#app/orders/controllers/take_order_form'

/** An order that staff enter for a customer, known or new. */
export default class NewOrdersController {
  async create(ctx: HttpContext) {
    await ctx.bouncer.with(OrderPolicy).authorize('place')
    return this.#page(ctx)
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with(OrderPolicy).authorize('place')
    const customer = await customerToOrder(ctx.request.input('customerId'))
    const taken = await takeOrderForm(ctx, { customer, source: 'desk' })
    if (taken.type !== 'placed') return this.#page(ctx, taken.preview)
    const { orderId, isNew, isDraft } = taken
    const outcome = !isNew ? 'known' : isDraft ? 'draft' : 'place'
    ctx.session.flash(isNew ? 'success' : 'notice', ctx.i18n.t(`orders.new.${outcome}`))
    return ctx.response.redirect().status(303).toPath(`/desk/orders/${orderId}`)
  }

  async #page(ctx: HttpContext, preview: OrderPreview | null = null) {
    const { customer: asked, find } = ctx.request.qs()
    const customer = await customerToOrder(ctx.request.input('customerId') ?? asked)
    const sought = typeof find === 'string' ? find.trim() : ''
    const found = sought === '' ? [] : await findCustomers(sought)
    return ctx.view.render('orders/new', {
      customer: customer && customerChoice(customer),
      sought,
      found: found.map(customerSummary),
      products: await productsToOrder(),
      lineCount: lineCount(ctx),
      preview,
    })
  }
}
