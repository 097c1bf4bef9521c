import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { LOCALES, SHORTCUTS, THEMES } from '#app/platform/views/preferences'
import { ChangeLanguage } from '#app/identity/actions/change_language'

const validator = vine.create({
  locale: vine.enum(LOCALES).optional(),
  theme: vine.enum(THEMES).optional(),
  shortcuts: vine.enum(SHORTCUTS).optional(),
})

/** Language and theme are a matter of the browser; somebody signed in takes the language along. */
@inject()
export default class PreferencesController {
  constructor(private changeLanguage: ChangeLanguage) {}

  async store({ auth, request, response }: HttpContext) {
    const picked = await request.validateUsing(validator)
    for (const [name, value] of Object.entries(picked)) {
      response.plainCookie(name, value, { encode: false, httpOnly: false, maxAge: '1 year' })
    }
    if (auth.user && picked.locale)
      await this.changeLanguage.handle({ user: auth.user, locale: picked.locale })
    return response.redirect().status(303).back()
  }
}
