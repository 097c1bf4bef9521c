import type { HttpContext } from '@adonisjs/core/http'
import { ResolvePayment } from '#app/payments/actions/resolve_payment'
import PaymentPolicy from '#app/payments/policies/payment_policy'

/** Staff let the provider be asked now. */
export default class PaymentInquiriesController {
  async store({ bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(PaymentPolicy).authorize('viewList')
    const effect = await new ResolvePayment().handle(params.id)
    session.flash('notice', i18n.t(`payments.inquiry.${effect}`))
    return response.redirect().status(303).toPath(`/desk/payments/${params.id}`)
  }
}
