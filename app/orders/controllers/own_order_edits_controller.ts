import type { HttpContext } from '@adonisjs/core/http'
import { isEditable } from '#app/orders/actions/edit_order'
import { orderFailureText } from '#app/orders/failure_texts'
import { keepEdit } from '#app/orders/controllers/keep_edit'
import type Order from '#app/orders/models/order'
import OrderPolicy from '#app/orders/policies/order_policy'
import { ownOrder } from '#app/orders/queries/own_order'

/** Customers change the address, remark or invoice title of an order of theirs. */
export default class OwnOrderEditsController {
  async edit(ctx: HttpContext) {
    const { i18n, response, session, view } = ctx
    const order = await this.#order(ctx)
    if (!isEditable(order)) {
      session.flash('error', orderFailureText({ type: 'stale', state: order.status }, i18n))
      return response.redirect().status(303).toPath(`/my/orders/${order.id}`)
    }
    return view.render('orders/own_edit', { order, details: order.details, isOpen: true })
  }

  async update(ctx: HttpContext) {
    const order = await this.#order(ctx)
    const outcome = await keepEdit(ctx, order)
    if (outcome === 'refused') return this.edit(ctx)
    const next = outcome === 'kept' ? '' : '/edit'
    return ctx.response.redirect().status(303).toPath(`/my/orders/${order.id}${next}`)
  }

  async #order({ auth, bouncer, params }: HttpContext): Promise<Order> {
    await bouncer.with(OrderPolicy).authorize('useOwn')
    return ownOrder(auth.getUserOrFail(), params.id)
  }
}
