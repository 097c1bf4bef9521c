import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { DisableUser } from '#app/identity/actions/disable_user'
import { EnableUser } from '#app/identity/actions/enable_user'
import { actorOf } from '#app/identity/models/user'
import UserPolicy from '#app/identity/policies/user_policy'

/** Shutting members of staff out, and letting them in again. */
export default class UserDisablementsController {
  async store({ auth, bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(UserPolicy).authorize('edit')
    const input = { userId: params.id, by: actorOf(auth.getUserOrFail()) }
    const disabled = await db.transaction((trx) => new DisableUser().handle(input, trx))
    if (disabled.ok) session.flash('success', i18n.t('identity.users.disabled'))
    else session.flash('error', i18n.t(`identity.users.${disabled.failure.type}`))
    return response.redirect().status(303).toPath(`/desk/users/${params.id}`)
  }

  async destroy({ auth, bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(UserPolicy).authorize('edit')
    const input = { userId: params.id, by: actorOf(auth.getUserOrFail()) }
    const enabled = await db.transaction((trx) => new EnableUser().handle(input, trx))
    if (enabled.ok) session.flash('success', i18n.t('identity.users.enabled'))
    else session.flash('error', i18n.t(`identity.users.${enabled.failure.type}`))
    return response.redirect().status(303).toPath(`/desk/users/${params.id}`)
  }
}
