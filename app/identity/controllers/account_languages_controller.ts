import type { HttpContext } from '@adonisjs/core/http'
import i18nManager from '@adonisjs/i18n/services/main'
import { validForm } from '#app/platform/views/valid_form'
import { ChangeLanguage } from '#app/identity/actions/change_language'
import AccountController from '#app/identity/controllers/account_controller'
import { languageValidator } from '#app/identity/validators'

export default class AccountLanguagesController {
  async store(ctx: HttpContext) {
    const form = await validForm(ctx, languageValidator)
    if (!form) return new AccountController().show(ctx)

    const { locale } = form
    await new ChangeLanguage().handle({ user: ctx.auth.getUserOrFail(), locale })
    ctx.session.flash('success', i18nManager.locale(locale).t('identity.account.language_changed'))
    return ctx.response.redirect().status(303).toPath('/account')
  }
}
