import type { HttpContext } from '@adonisjs/core/http'
import { ReverseAndCancel } from '#app/credits/actions/reverse_and_cancel'
import { creditFailureText } from '#app/credits/failure_text'
import CreditPolicy from '#app/credits/policies/credit_policy'
import { actorOf } from '#app/identity/models/user'

/** Staff cancel an invoiced order: its invoice is taken back first. */
export default class ReversalsController {
  async store({ auth, bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(CreditPolicy).authorize('credit')
    const by = actorOf(auth.getUserOrFail())
    const reversed = await new ReverseAndCancel().handle({ orderId: params.id, by })
    const shown = response.redirect().status(303)
    if (reversed.ok) {
      session.flash('notice', i18n.t('credits.done.cancelling'))
      return shown.toPath(`/desk/credits/${reversed.value.confirmationId}`)
    }
    session.flash('error', creditFailureText(reversed.failure, i18n))
    return shown.toPath(`/desk/orders/${params.id}`)
  }
}
