import type { HttpContext } from '@adonisjs/core/http'
import { never } from '#app/platform/result'
import { refuseForm } from '#app/platform/views/form_state'
import { validForm } from '#app/platform/views/valid_form'
import { actorOf } from '#app/identity/models/user'
import {
  ConfirmBankTransfer,
  type ConfirmBankTransferFailure,
} from '#app/payments/actions/confirm_bank_transfer'
import PaymentsController from '#app/payments/controllers/payments_controller'
import PaymentPolicy from '#app/payments/policies/payment_policy'
import { bankEntryValidator } from '#app/payments/validators'

/** Finance confirms that a transfer is on the bank's statement. */
export default class PaymentConfirmationsController {
  async store(ctx: HttpContext) {
    await ctx.bouncer.with(PaymentPolicy).authorize('confirm')
    const form = await validForm(ctx, bankEntryValidator)
    if (!form) return new PaymentsController().show(ctx)

    const confirmed = await new ConfirmBankTransfer().handle({
      paymentId: ctx.params.id,
      amount: form.amount,
      paidOn: form.paid_on,
      bankReference: form.bank_reference,
      by: actorOf(ctx.auth.getUserOrFail()),
    })
    if (!confirmed.ok) {
      const message = ctx.i18n.t(`payments.confirm.${confirmed.failure.type}`)
      refuseForm(ctx, { [fieldOf(confirmed.failure)]: message })
      return new PaymentsController().show(ctx)
    }
    ctx.session.flash('success', ctx.i18n.t('payments.confirm.done'))
    return ctx.response.redirect().status(303).toPath(`/desk/payments/${ctx.params.id}`)
  }
}

function fieldOf({ type }: ConfirmBankTransferFailure): string {
  switch (type) {
    case 'missing':
    case 'not_by_hand':
    case 'already_settled':
    case 'amount_unreadable':
    case 'amount_mismatch':
      return 'amount'
    case 'date_unreadable':
    case 'date_in_future':
      return 'paid_on'
    case 'reference_missing':
    case 'reference_used':
      return 'bank_reference'
    default:
      return never(type)
  }
}
