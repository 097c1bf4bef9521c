import type { HttpContext } from '@adonisjs/core/http'
import ordersConfig from '#config/orders'
import { actorOf } from '#app/identity/models/user'
import { isDiscountable, isEditable, isTitleEditable } from '#app/orders/actions/edit_order'
import { RevealOrder } from '#app/orders/actions/reveal_order'
import { orderFailureText } from '#app/orders/failure_texts'
import { keepEdit } from '#app/orders/controllers/keep_edit'
import { lineView } from '#app/orders/line_view'
import { maskedDetails } from '#app/orders/masked_details'
import Order from '#app/orders/models/order'
import { invoiceLock } from '#app/orders/queries/invoice_lock'
import OrderPolicy from '#app/orders/policies/order_policy'

/** Staff change the address, remark or invoice title of an order. */
export default class OrderEditsController {
  /**
   * Who may open masked fields gets them in the form, which the log keeps like any other look; the
   * others see them masked beside empty fields.
   */
  async edit({ auth, bouncer, i18n, params, response, session, view }: HttpContext) {
    await bouncer.with(OrderPolicy).authorize('edit')
    const order = await Order.findOrFail(params.id)
    if (!isTitleEditable(order)) {
      session.flash('error', orderFailureText({ type: 'stale', state: order.status }, i18n))
      return response.redirect().status(303).toPath(`/desk/orders/${order.id}`)
    }
    const isOpen = await bouncer.with(OrderPolicy).allows('reveal')
    if (isOpen) {
      await new RevealOrder().handle({ orderId: order.id, by: actorOf(auth.getUserOrFail()) })
    }
    const details = isOpen ? order.details : maskedDetails(order.details)
    const lock = await invoiceLock(order)
    await order.load('lines')
    const lines = isDiscountable(order) ? order.lines.map((line) => lineView(line, i18n)) : []
    return view.render('orders/edit', {
      order,
      isAll: isEditable(order),
      details,
      isOpen,
      lock: lock && orderFailureText(lock, i18n),
      lines,
      largePercent: ordersConfig.largeDiscountPercent,
    })
  }

  async update(ctx: HttpContext) {
    await ctx.bouncer.with(OrderPolicy).authorize('edit')
    const order = await Order.findOrFail(ctx.params.id)
    const outcome = await keepEdit(ctx, order, { source: 'desk', customer: null })
    if (outcome === 'refused') return this.edit(ctx)
    const next = outcome === 'kept' ? '' : '/edit'
    return ctx.response.redirect().status(303).toPath(`/desk/orders/${order.id}${next}`)
  }
}
