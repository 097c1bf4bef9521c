import type { HttpContext } from '@adonisjs/core/http'
import {
  type RegistrationFailure,
  RequestRegistration,
} from '#app/customers/actions/request_registration'
import { customerFailureTexts } from '#app/customers/failure_texts'
import { registrationOfCode } from '#app/customers/queries/registration_of_code'
import { registrationValidator } from '#app/customers/validators'
import { createFailureText } from '#app/identity/failure_texts'
import { homeOf } from '#app/identity/landing'
import { refuseTooMany } from '#app/identity/refuse_too_many'
import { refuseForm } from '#app/platform/views/form_state'
import { validForm } from '#app/platform/views/valid_form'

/** Becoming a customer. What is answered never depends on whether the address has an account. */
export default class RegistrationsController {
  async create({ auth, response, session, view }: HttpContext) {
    if (auth.user) return response.redirect().status(303).toPath(homeOf(auth.user))
    const typed = await registrationOfCode(session.get('registration')?.codeId)
    return view.render('customers/register', { typed })
  }

  async store(ctx: HttpContext) {
    const form = await validForm(ctx, registrationValidator)
    if (!form) return this.create(ctx)
    const { email, name, phone, password } = form
    const locale = ctx.i18n.locale === 'en' ? 'en' : 'zh-CN'
    const wish = { email, name, phone, password, locale } as const
    const requested = await new RequestRegistration().handle(wish, { address: ctx.request.ip() })
    if (!requested.ok) return this.#refuse(ctx, requested.failure)

    ctx.session.put('registration', { codeId: requested.value.codeId, email })
    return ctx.response.redirect().status(303).toPath('/register/confirmation')
  }

  #refuse(ctx: HttpContext, failure: RegistrationFailure) {
    switch (failure.type) {
      case 'too_many_attempts':
        refuseTooMany(ctx, 'email', failure)
        break
      case 'phone_characters':
      case 'phone_length':
      case 'phone_prefix':
        refuseForm(ctx, customerFailureTexts(failure, ctx.i18n))
        break
      default:
        refuseForm(ctx, createFailureText(failure, ctx.i18n))
    }
    return this.create(ctx)
  }
}
