import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { PlaceOrder } from '#app/orders/actions/place_order'
import { customerChoice, customerSummary } from '#app/orders/customer_choice'
import { formFaultTexts, placeFailureTexts } from '#app/orders/failure_texts'
import { readOrderForm } from '#app/orders/order_form'
import { intentOf, lineCount, pastedFields, showAgain } from '#app/orders/order_form_page'
import { orderPreview, type OrderPreview } from '#app/orders/order_preview'
import OrderPolicy from '#app/orders/policies/order_policy'
import { customerToOrder, findCustomers } from '#app/orders/queries/find_customers'
import { productsToOrder } from '#app/orders/queries/products_to_order'
import { withSavedChoices } from '#app/orders/saved_choices'
import { orderFormValidator } from '#app/orders/validators'
import { refuseForm } from '#app/platform/views/form_state'
import { validForm } from '#app/platform/views/valid_form'

/** An order that staff enter for a customer, known or new. */
export default class NewOrdersController {
  async create(ctx: HttpContext) {
    await ctx.bouncer.with(OrderPolicy).authorize('place')
    return this.#page(ctx)
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, i18n, request, response, session } = ctx
    await bouncer.with(OrderPolicy).authorize('place')
    const intent = intentOf(ctx)
    if (intent === 'more' || intent === 'parse') {
      showAgain(ctx, intent === 'parse' ? pastedFields(request.input('pasted')) : {})
      return this.#page(ctx)
    }
    const typed = await validForm(ctx, orderFormValidator)
    if (!typed) return this.#page(ctx)
    const customer = await customerToOrder(request.input('customerId'))
    const choices = { addressId: request.input('addressId'), titleId: request.input('titleId') }
    const read = readOrderForm(
      withSavedChoices(typed, customer, choices),
      customer?.details ?? null
    )
    if (!read.ok) {
      refuseForm(ctx, formFaultTexts(read.failure.faults, i18n))
      return this.#page(ctx)
    }
    if (intent === 'preview') {
      showAgain(ctx)
      return this.#page(ctx, orderPreview(read.value.lines, await productsToOrder()))
    }
    const user = auth.getUserOrFail()
    const placed = await new PlaceOrder().handle({
      draft: read.value,
      source: 'desk',
      by: actorOf(user),
      authorId: user.id,
      asDraft: intent === 'draft',
      formToken: request.input('_token_once'),
    })
    if (!placed.ok) {
      refuseForm(ctx, placeFailureTexts(placed.failure, read.value.lines, i18n))
      return this.#page(ctx)
    }
    const { orderId, isNew } = placed.value
    session.flash(isNew ? 'success' : 'notice', i18n.t(`orders.new.${isNew ? intent : 'known'}`))
    return response.redirect().status(303).toPath(`/desk/orders/${orderId}`)
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
