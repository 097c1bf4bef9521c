import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { StartPayment } from '#app/payments/actions/start_payment'
import PaymentPolicy from '#app/payments/policies/payment_policy'
import { orderPaymentPage } from '#app/payments/queries/order_payment_page'
import { ownOrder } from '#app/orders/queries/own_order'
import { startPaymentValidator } from '#app/payments/validators'

/** The customer pays an order. */
export default class OrderPaymentsController {
  async show({ auth, bouncer, params, request, view }: HttpContext) {
    await bouncer.with(PaymentPolicy).authorize('pay')
    const order = await ownOrder(auth.getUserOrFail(), params.id)
    const wantsOther = request.qs().other !== undefined
    return view.render('payments/order_payment', await orderPaymentPage(order, { wantsOther }))
  }

  async store({ auth, bouncer, i18n, params, request, response, session }: HttpContext) {
    await bouncer.with(PaymentPolicy).authorize('pay')
    const user = auth.getUserOrFail()
    const order = await ownOrder(user, params.id)
    const { provider } = await request.validateUsing(startPaymentValidator)
    const started = await new StartPayment().handle({
      orderId: order.id,
      provider,
      by: actorOf(user),
    })
    if (!started.ok) session.flash('error', i18n.t(`payments.start.${started.failure.type}`))
    return response.redirect().status(303).toPath(`/my/orders/${order.id}/payment`)
  }
}
