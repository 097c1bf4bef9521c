import type { HttpContext } from '@adonisjs/core/http'
import { ConfirmRegistration } from '#app/customers/actions/confirm_registration'
import { confirmationValidator } from '#app/customers/validators'
import { RecordSignIn } from '#app/identity/actions/record_sign_in'
import { CODE_MINUTES } from '#app/identity/code_rules'
import { codeFailureText } from '#app/identity/code_texts'
import { openSession } from '#app/identity/open_session'
import { originOf } from '#app/identity/sign_in_origin'
import { refuseForm } from '#app/platform/views/form_state'
import { validForm } from '#app/platform/views/valid_form'

/** The code from the mail makes the account, and its owner is signed in. */
export default class RegistrationConfirmationsController {
  create({ i18n, response, session, view }: HttpContext) {
    const wish = session.get('registration')
    if (wish)
      return view.render('customers/confirm_registration', {
        email: wish.email,
        minutes: CODE_MINUTES,
      })
    session.flash('notice', i18n.t('registration.first'))
    return response.redirect().status(303).toPath('/register')
  }

  async store(ctx: HttpContext) {
    const { i18n, response, session } = ctx
    const form = await validForm(ctx, confirmationValidator)
    if (!form) return this.create(ctx)
    const codeId = session.get('registration')?.codeId
    const confirmed = await new ConfirmRegistration().handle({ codeId, code: form.code })
    if (!confirmed.ok) {
      refuseForm(ctx, { code: codeFailureText(confirmed.failure, i18n) })
      return this.create(ctx)
    }

    const { user, isCustomer } = confirmed.value
    await openSession(ctx, user)
    await new RecordSignIn().succeeded({ user, origin: originOf(ctx) })
    session.flash('success', i18n.t('registration.welcome', { name: user.personal.name }))
    if (!isCustomer) session.flash('notice', i18n.t('customers.own.taken'))
    return response.redirect().status(303).toPath('/my')
  }
}
