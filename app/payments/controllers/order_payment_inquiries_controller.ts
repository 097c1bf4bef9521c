import type { HttpContext } from '@adonisjs/core/http'
import { ResolvePayment } from '#app/payments/actions/resolve_payment'
import Payment from '#app/payments/models/payment'
import PaymentPolicy from '#app/payments/policies/payment_policy'
import { ownOrder } from '#app/orders/queries/own_order'

/** "I have paid": asks the provider now instead of waiting for its notice. */
export default class OrderPaymentInquiriesController {
  async store({ auth, bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(PaymentPolicy).authorize('pay')
    const order = await ownOrder(auth.getUserOrFail(), params.id)
    const payment = await Payment.query()
      .where({ id: params.paymentId, orderId: order.id })
      .firstOrFail()
    const effect = await new ResolvePayment().handle(payment.id)
    const kind = effect === 'settled' ? 'success' : 'notice'
    session.flash(kind, i18n.t(`payments.inquiry.${effect}`))
    return response.redirect().status(303).toPath(`/my/orders/${order.id}/payment`)
  }
}
