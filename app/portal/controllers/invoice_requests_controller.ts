import type { HttpContext } from '@adonisjs/core/http'
import { ownCustomerOrFail } from '#app/customers/controllers/own_customer'
import { actorOf } from '#app/identity/models/user'
import { AskForInvoice } from '#app/invoices/actions/ask_for_invoice'
import { whyNotAskable } from '#app/invoices/queries/askable_order'
import OrderPolicy from '#app/orders/policies/order_policy'
import { ownOrder } from '#app/orders/queries/own_order'
import { askedTitle } from '#app/portal/controllers/asked_title'
import { titleChoices } from '#app/portal/title_choices'

/** The customer asks for the invoice of an order that has none. */
export default class InvoiceRequestsController {
  async create(ctx: HttpContext) {
    const { auth, bouncer, params, view } = ctx
    await bouncer.with(OrderPolicy).authorize('useOwn')
    const order = await ownOrder(auth.getUserOrFail(), params.id)
    const reason = await whyNotAskable(order)
    if (reason) return this.#back(ctx, order.id, reason)
    const choices = titleChoices(await ownCustomerOrFail(ctx))
    return view.render('portal/invoice_request', { order, ...choices })
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, i18n, params, response, session } = ctx
    await bouncer.with(OrderPolicy).authorize('useOwn')
    const user = auth.getUserOrFail()
    const order = await ownOrder(user, params.id)
    const wish = await askedTitle(ctx)
    if (!wish) return this.create(ctx)
    const asked = await new AskForInvoice().handle({
      orderId: order.id,
      ...wish,
      by: actorOf(user),
    })
    if (!asked.ok) return this.#back(ctx, order.id, asked.failure.type)
    const { invoiceId } = asked.value
    session.flash('success', i18n.t(`invoice_requests.${invoiceId ? 'drafted' : 'asked'}`))
    const path = invoiceId ? `/my/invoices/${invoiceId}` : `/my/orders/${order.id}`
    return response.redirect().status(303).toPath(path)
  }

  #back({ i18n, response, session }: HttpContext, orderId: string, reason: string) {
    session.flash('error', i18n.t(`invoice_requests.failures.${reason}`))
    return response.redirect().status(303).toPath(`/my/orders/${orderId}`)
  }
}
