import type { HttpContext } from '@adonisjs/core/http'
import { isEditable } from '#app/orders/actions/edit_order'
import { ownChoice } from '#app/orders/customer_choice'
import { orderFailureText } from '#app/orders/failure_texts'
import { keepEdit } from '#app/orders/controllers/keep_edit'
import { intentOf, pastedFields } from '#app/orders/controllers/order_form_page'
import type Order from '#app/orders/models/order'
import OrderPolicy from '#app/orders/policies/order_policy'
import { customerOfUser } from '#app/orders/queries/find_customers'
import { invoiceLock } from '#app/orders/queries/invoice_lock'
import { ownOrder } from '#app/orders/queries/own_order'
import { showFormAgain } from '#app/platform/views/show_form_again'

/** Customers change the address, remark or invoice title of an order of theirs. */
export default class OwnOrderEditsController {
  async edit(ctx: HttpContext) {
    const { auth, i18n, response, session, view } = ctx
    const order = await this.#order(ctx)
    if (!isEditable(order)) {
      session.flash('error', orderFailureText({ type: 'stale', state: order.status }, i18n))
      return response.redirect().status(303).toPath(`/my/orders/${order.id}`)
    }
    const lock = await invoiceLock(order)
    const customer = await customerOfUser(auth.getUserOrFail().id)
    const addresses = customer ? ownChoice(customer).addresses : []
    return view.render('orders/own_edit', {
      order,
      addresses,
      details: order.details,
      isOpen: true,
      lock: lock && i18n.t(`portal.title_locks.${lock.type}`),
    })
  }

  async update(ctx: HttpContext) {
    const order = await this.#order(ctx)
    if (intentOf(ctx) === 'parse') {
      showFormAgain(ctx, pastedFields(ctx.request.input('pasted')))
      return this.edit(ctx)
    }
    const customer = await customerOfUser(ctx.auth.getUserOrFail().id)
    const outcome = await keepEdit(ctx, order, { source: 'portal', customer })
    if (outcome === 'refused') return this.edit(ctx)
    const next = outcome === 'kept' ? '' : '/edit'
    return ctx.response.redirect().status(303).toPath(`/my/orders/${order.id}${next}`)
  }

  async #order({ auth, bouncer, params }: HttpContext): Promise<Order> {
    await bouncer.with(OrderPolicy).authorize('useOwn')
    return ownOrder(auth.getUserOrFail(), params.id)
  }
}
