import type { HttpContext } from '@adonisjs/core/http'
import { messageView } from '#app/notifications/message_views'
import MessagePolicy from '#app/notifications/policies/message_policy'
import { listOwnMessages } from '#app/notifications/queries/own_messages'
import { localeOf } from '#app/notifications/viewer_locale'

/** What the viewer was told, at the desk and in the portal. */
export default class OwnMessagesController {
  async index({ auth, bouncer, i18n, request, view }: HttpContext) {
    await bouncer.with(MessagePolicy).authorize('viewOwn')
    const user = auth.getUserOrFail()
    const page = await listOwnMessages(user.id, request.qs().cursor)
    return view.render(user.isStaff ? 'notifications/desk_inbox' : 'notifications/portal_inbox', {
      page,
      rows: page.rows.map((message) => messageView(message, localeOf(i18n))),
      orderPath: user.isStaff ? '/desk/orders' : '/my/orders',
    })
  }
}
