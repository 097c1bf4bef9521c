import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { StartPayment } from '#app/payments/actions/start_payment'
import PaymentPolicy from '#app/payments/policies/payment_policy'
import { startPaymentValidator } from '#app/payments/validators'

/** Staff open a payment for a customer without an account, who pays by the code or link shown. */
export default class CollectedPaymentsController {
  async store({ auth, bouncer, i18n, params, request, response, session }: HttpContext) {
    await bouncer.with(PaymentPolicy).authorize('collect')
    const { provider } = await request.validateUsing(startPaymentValidator)
    const started = await new StartPayment().handle({
      orderId: params.id,
      provider,
      by: actorOf(auth.getUserOrFail()),
    })
    if (started.ok)
      return response.redirect().status(303).toPath(`/desk/payments/${started.value.id}`)
    session.flash('error', i18n.t(`payments.start.${started.failure.type}`))
    return response.redirect().status(303).toPath(`/desk/orders/${params.id}`)
  }
}
