import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { EndSessions } from '#app/identity/actions/end_sessions'
import { actorOf } from '#app/identity/models/user'
import UserPolicy from '#app/identity/policies/user_policy'

export default class UserSessionsController {
  /** Signs a member of staff out everywhere. */
  async clear({ auth, bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(UserPolicy).authorize('edit')
    const input = { userId: params.id, by: actorOf(auth.getUserOrFail()) }
    const count = await db.transaction((trx) => new EndSessions().handle(input, trx))
    session.flash('success', i18n.t('identity.users.sessions_ended', { count }))
    return response.redirect().status(303).toPath(`/desk/users/${params.id}`)
  }
}
