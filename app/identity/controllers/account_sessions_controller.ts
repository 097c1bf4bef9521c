import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { EndSession } from '#app/identity/actions/end_session'
import { EndSessions } from '#app/identity/actions/end_sessions'
import { actorOf } from '#app/identity/models/user'

/** The devices on which somebody is signed in. */
export default class AccountSessionsController {
  /** Signs out one device. */
  async destroy({ auth, i18n, params, response, session }: HttpContext) {
    await new EndSession().handle({ user: auth.getUserOrFail(), handle: String(params.handle) })
    session.flash('success', i18n.t('identity.account.session_ended'))
    return response.redirect().status(303).toPath('/account')
  }

  /** Signs out every device but this one. */
  async clear({ auth, i18n, response, session }: HttpContext) {
    const user = auth.getUserOrFail()
    const input = { userId: user.id, except: session.sessionId, by: actorOf(user) }
    const count = await db.transaction((trx) => new EndSessions().handle(input, trx))
    session.flash('success', i18n.t('identity.account.others_ended', { count }))
    return response.redirect().status(303).toPath('/account')
  }
}
