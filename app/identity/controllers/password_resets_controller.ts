import type { HttpContext } from '@adonisjs/core/http'
import { never } from '#app/platform/result'
import { refuseForm } from '#app/platform/views/form_state'
import { validForm } from '#app/platform/views/valid_form'
import { ResetPassword, type ResetPasswordFailure } from '#app/identity/actions/reset_password'
import { CODE_MINUTES } from '#app/identity/code_rules'
import { codeFailureText } from '#app/identity/code_texts'
import { passwordResetValidator } from '#app/identity/validators'

/** A new password for the code from the mail. */
export default class PasswordResetsController {
  create({ i18n, response, session, view }: HttpContext) {
    if (session.get('password_code'))
      return view.render('identity/reset_password', { minutes: CODE_MINUTES })
    session.flash('notice', i18n.t('codes.reset.first'))
    return response.redirect().status(303).toPath('/password/forgotten')
  }

  async store(ctx: HttpContext) {
    const { auth, i18n, request, response, session } = ctx
    const form = await validForm(ctx, passwordResetValidator)
    if (!form) return this.create(ctx)

    const reset = await new ResetPassword().handle({
      codeId: session.get('password_code'),
      code: form.code,
      wanted: form.new_password,
      address: request.ip(),
    })
    if (!reset.ok) return this.refuse(ctx, reset.failure)

    await auth.use('web').logout()
    session.clear()
    session.regenerate()
    session.flash('success', i18n.t('codes.reset.done'))
    return response.redirect().status(303).toPath('/login')
  }

  private refuse(ctx: HttpContext, failure: ResetPasswordFailure) {
    switch (failure.type) {
      case 'wrong_code':
      case 'code_over':
        refuseForm(ctx, { code: codeFailureText(failure, ctx.i18n) })
        break
      case 'too_short':
      case 'too_long':
      case 'guessable':
        refuseForm(ctx, { new_password: ctx.i18n.t(`identity.password.${failure.type}`) })
        break
      default:
        never(failure)
    }
    return this.create(ctx)
  }
}
