import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { ConfirmRefundByHand } from '#app/payments/actions/confirm_refund_by_hand'
import Refund from '#app/payments/models/refund'
import PaymentPolicy from '#app/payments/policies/payment_policy'
import { refundConfirmationValidator } from '#app/payments/validators'

/** Finance confirms that a refund has left the bank. */
export default class RefundConfirmationsController {
  async store({ auth, bouncer, i18n, params, request, response, session }: HttpContext) {
    await bouncer.with(PaymentPolicy).authorize('confirm')
    const refund = await Refund.findOrFail(params.id)
    const form = await request.validateUsing(refundConfirmationValidator)
    const confirmed = await new ConfirmRefundByHand().handle({
      refundId: refund.id,
      bankReference: form.bank_reference,
      by: actorOf(auth.getUserOrFail()),
    })
    if (confirmed.ok) session.flash('success', i18n.t('payments.refund.confirmed'))
    else session.flash('error', i18n.t(`payments.refund.${confirmed.failure.type}`))
    return response.redirect().status(303).toPath(`/desk/payments/${refund.paymentId}`)
  }
}
