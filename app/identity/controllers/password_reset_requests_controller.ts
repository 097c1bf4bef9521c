import type { HttpContext } from '@adonisjs/core/http'
import { validForm } from '#app/platform/views/valid_form'
import { RequestPasswordReset } from '#app/identity/actions/request_password_reset'
import { refuseTooMany } from '#app/identity/refuse_too_many'
import { passwordForgottenValidator } from '#app/identity/validators'

/** Somebody forgot the password and asks for a code. What is answered never depends on the account. */
export default class PasswordResetRequestsController {
  create({ view }: HttpContext) {
    return view.render('identity/forgotten_password')
  }

  async store(ctx: HttpContext) {
    const form = await validForm(ctx, passwordForgottenValidator)
    if (!form) return this.create(ctx)
    const requested = await new RequestPasswordReset().handle({
      login: form.login,
      address: ctx.request.ip(),
    })
    if (!requested.ok) {
      refuseTooMany(ctx, 'login', requested.failure)
      return this.create(ctx)
    }
    ctx.session.put('password_code', requested.value.codeId)
    return ctx.response.redirect().status(303).toPath('/password/reset')
  }
}
