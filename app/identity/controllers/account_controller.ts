import type { HttpContext } from '@adonisjs/core/http'
import { listSignIns } from '#app/identity/queries/list_sign_ins'
import { listSessions, sessionHandle } from '#app/identity/queries/list_sessions'

/** Somebody's own page: who they are here, language, password, devices. */
export default class AccountController {
  async show({ auth, session, view }: HttpContext) {
    const user = auth.getUserOrFail()
    return view.render('identity/account', {
      user,
      sessions: await listSessions(user.id),
      signIns: await listSignIns(user.id),
      currentSession: sessionHandle(session.sessionId),
    })
  }
}
