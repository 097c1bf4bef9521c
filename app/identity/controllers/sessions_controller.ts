import type { HttpContext } from '@adonisjs/core/http'
import { never } from '#app/platform/result'
import { refuseForm } from '#app/platform/views/form_state'
import { validForm } from '#app/platform/views/valid_form'
import { SignIn, type SignInFailure } from '#app/identity/actions/sign_in'
import { SignOut } from '#app/identity/actions/sign_out'
import { homeOf, landingFor } from '#app/identity/landing'
import type User from '#app/identity/models/user'
import { openSession } from '#app/identity/open_session'
import { originOf } from '#app/identity/sign_in_origin'
import { signInValidator } from '#app/identity/validators'

/** Signing in and out. */
export default class SessionsController {
  create({ auth, view, response }: HttpContext) {
    if (auth.user) return response.redirect().status(303).toPath(homeOf(auth.user))
    return view.render('identity/sign_in')
  }

  async store(ctx: HttpContext) {
    const form = await validForm(ctx, signInValidator)
    if (!form) return ctx.view.render('identity/sign_in')

    const signedIn = await new SignIn().handle({ ...form, origin: originOf(ctx) })
    if (!signedIn.ok) return this.refuse(ctx, signedIn.failure)

    await this.open(ctx, signedIn.value)
  }

  async destroy(ctx: HttpContext) {
    const { auth, session, response } = ctx
    if (auth.user) await new SignOut().handle(auth.user)
    await auth.use('web').logout()
    session.clear()
    session.regenerate()
    session.flash('success', ctx.i18n.t('identity.sign_in.signed_out'))
    return response.redirect().status(303).toPath('/login')
  }

  private async open(ctx: HttpContext, user: User) {
    const wanted = ctx.session.pullIntendedUrl()
    await openSession(ctx, user)
    return ctx.response.redirect().status(303).toPath(landingFor(user, wanted))
  }

  private refuse(ctx: HttpContext, failure: SignInFailure) {
    switch (failure.type) {
      case 'wrong_credentials':
        refuseForm(ctx, { login: ctx.i18n.t('identity.sign_in.wrong_credentials') })
        break
      case 'too_many_attempts': {
        const minutes = Math.ceil(failure.retryAfterSeconds / 60)
        refuseForm(ctx, { login: ctx.i18n.t('identity.sign_in.too_many_attempts', { minutes }) })
        ctx.response.status(429).header('retry-after', failure.retryAfterSeconds)
        break
      }
      default:
        never(failure)
    }
    return ctx.view.render('identity/sign_in')
  }
}
