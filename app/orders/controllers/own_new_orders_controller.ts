import type { HttpContext } from '@adonisjs/core/http'
import type Customer from '#app/customers/models/customer'
import { countableLines } from '#app/orders/countable_lines'
import { ownChoice } from '#app/orders/customer_choice'
import { lineCount } from '#app/orders/controllers/order_form_page'
import { takeOrderForm, type TakenForm } from '#app/orders/controllers/take_order_form'
import { orderPreview, type OrderPreview } from '#app/orders/order_preview'
import OrderPolicy from '#app/orders/policies/order_policy'
import { customerOfUser } from '#app/orders/queries/find_customers'
import { linesToStartWith } from '#app/orders/queries/lines_to_start_with'
import { productsToOrder } from '#app/orders/queries/products_to_order'
import { flatFields } from '#app/platform/views/flat_fields'

/** A customer orders: the form, its price while it is typed, the answers to check, the order. */
export default class OwnNewOrdersController {
  async create(ctx: HttpContext) {
    const customer = await this.#customer(ctx)
    return customer ? this.#form(ctx, customer) : this.#addressFirst(ctx)
  }

  async quote({ bouncer, request, view }: HttpContext) {
    await bouncer.with(OrderPolicy).authorize('useOwn')
    const lines = countableLines(request.qs().lines)
    const preview = lines.length > 0 ? orderPreview(lines, await productsOf(lines)) : null
    return view.render('orders/own_quote', { preview })
  }

  async store(ctx: HttpContext) {
    const customer = await this.#customer(ctx)
    if (!customer) return this.#addressFirst(ctx)
    const taken = await takeOrderForm(ctx, { customer, source: 'portal' })
    if (taken.type === 'to_check') return this.#check(ctx, taken)
    if (taken.type === 'shown_again') return this.#form(ctx, customer, taken.preview)
    const { orderId, isNew, isDraft } = taken
    const outcome = !isNew ? 'known' : isDraft ? 'draft' : 'place'
    ctx.session.flash(isNew ? 'success' : 'notice', ctx.i18n.t(`orders.new.${outcome}`))
    return ctx.response.redirect().status(303).toPath(`/my/orders/${orderId}`)
  }

  async #customer({ auth, bouncer }: HttpContext): Promise<Customer | null> {
    await bouncer.with(OrderPolicy).authorize('useOwn')
    return customerOfUser(auth.getUserOrFail().id)
  }

  async #form(ctx: HttpContext, customer: Customer, preview: OrderPreview | null = null) {
    const startLines = await linesToStartWith(ctx.auth.getUserOrFail(), ctx.request.qs())
    return ctx.view.render('orders/own_new', {
      customer: ownChoice(customer),
      products: await productsOf(startLines),
      startLines,
      lineCount: Math.max(lineCount(ctx, 1), startLines.length),
      preview,
    })
  }

  #check({ request, view }: HttpContext, { draft, preview, hasNewPrice }: ToCheck) {
    const typed = request.except(['_csrf', '_token_once', 'intent', 'pasted', 'checkedTotal'])
    return view.render('orders/own_check', {
      draft,
      preview,
      hasNewPrice,
      typed: flatFields(typed),
    })
  }

  /** An account becomes a customer with its first address, which brings the phone. */
  #addressFirst({ i18n, response, session }: HttpContext) {
    session.flash('notice', i18n.t('orders.own.address_first'))
    return response.redirect().status(303).toPath('/my/addresses/new')
  }
}

function productsOf(lines: readonly { sku: string }[]) {
  return productsToOrder(lines.map(({ sku }) => sku))
}

type ToCheck = Extract<TakenForm, { type: 'to_check' }>
