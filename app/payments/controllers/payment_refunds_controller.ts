import type { HttpContext } from '@adonisjs/core/http'
import { formatYuan, parseYuan } from '#app/platform/money/fen'
import { refuseForm } from '#app/platform/views/form_state'
import { validForm } from '#app/platform/views/valid_form'
import { actorOf } from '#app/identity/models/user'
import { RefundPayment } from '#app/payments/actions/refund_payment'
import PaymentsController from '#app/payments/controllers/payments_controller'
import PaymentPolicy from '#app/payments/policies/payment_policy'
import { refundValidator } from '#app/payments/validators'

/** Money goes back to the customer. */
export default class PaymentRefundsController {
  async store(ctx: HttpContext) {
    await ctx.bouncer.with(PaymentPolicy).authorize('refund')
    const form = await validForm(ctx, refundValidator)
    if (!form) return new PaymentsController().show(ctx)
    const amountFen = parseYuan(form.amount)
    if (amountFen === null) return this.#refuse(ctx, ctx.i18n.t('payments.refund.unreadable'))

    const refunded = await new RefundPayment().handle({
      paymentId: ctx.params.id,
      amountFen,
      reason: form.reason,
      by: actorOf(ctx.auth.getUserOrFail()),
      token: form._token_once,
    })
    if (!refunded.ok && refunded.failure.type !== 'repeated') {
      const { failure } = refunded
      const left = 'leftFen' in failure ? formatYuan(failure.leftFen) : ''
      return this.#refuse(ctx, ctx.i18n.t(`payments.refund.${failure.type}`, { left }))
    }
    const state = refunded.ok ? refunded.value.state : 'repeated'
    ctx.session.flash('notice', ctx.i18n.t(`payments.refund.${state}`))
    return ctx.response.redirect().status(303).toPath(`/desk/payments/${ctx.params.id}`)
  }

  #refuse(ctx: HttpContext, message: string) {
    refuseForm(ctx, { amount: message })
    return new PaymentsController().show(ctx)
  }
}
