import type { HttpContext } from '@adonisjs/core/http'
import { refuseForm } from '#app/platform/views/form_state'
import { validForm } from '#app/platform/views/valid_form'
import { ChangePassword } from '#app/identity/actions/change_password'
import AccountController from '#app/identity/controllers/account_controller'
import { passwordValidator } from '#app/identity/validators'

export default class AccountPasswordsController {
  async store(ctx: HttpContext) {
    const { auth, i18n, response, session } = ctx
    const form = await validForm(ctx, passwordValidator)
    if (!form) return new AccountController().show(ctx)

    const changed = await new ChangePassword().handle({
      user: auth.getUserOrFail(),
      current: form.current_password,
      wanted: form.new_password,
      sessionId: session.sessionId,
    })
    if (!changed.ok) {
      const { type } = changed.failure
      const field = type === 'wrong_password' ? 'current_password' : 'new_password'
      refuseForm(ctx, { [field]: i18n.t(`identity.password.${type}`) })
      return new AccountController().show(ctx)
    }
    session.regenerate()
    session.flash('success', i18n.t('identity.account.password_changed'))
    return response.redirect().status(303).toPath('/account')
  }
}
