import type { HttpContext } from '@adonisjs/core/http'
import { ResendRegistrationCode } from '#app/customers/actions/resend_registration_code'

/** Whoever waits for the code in vain has another one mailed. */
export default class RegistrationCodesController {
  async store({ i18n, request, response, session }: HttpContext) {
    const wish = session.get('registration')
    const resent = await new ResendRegistrationCode().handle(wish?.codeId, {
      address: request.ip(),
    })
    if (resent.ok) {
      session.put('registration', { ...wish, codeId: resent.value.codeId })
      session.flash('success', i18n.t('registration.resent'))
      return response.redirect().status(303).toPath('/register/confirmation')
    }
    const { failure } = resent
    switch (failure.type) {
      case 'forgotten':
        session.flash('notice', i18n.t('registration.first'))
        return response.redirect().status(303).toPath('/register')
      case 'too_many_attempts': {
        const minutes = Math.ceil(failure.retryAfterSeconds / 60)
        session.flash('error', i18n.t('codes.too_many_attempts', { minutes }))
        return response.redirect().status(303).toPath('/register/confirmation')
      }
    }
  }
}
