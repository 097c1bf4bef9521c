import type { HttpContext } from '@adonisjs/core/http'
import { messageView } from '#app/notifications/message_views'
import type Message from '#app/notifications/models/message'
import MessagePolicy from '#app/notifications/policies/message_policy'
import {
  countUnreadMessages,
  listReadMessages,
  listUnreadMessages,
} from '#app/notifications/queries/own_messages'
import { subjectPage } from '#app/notifications/subject_page'
import { localeOf } from '#app/notifications/viewer_locale'
import { shownCount } from '#app/platform/database/capped_count'

/** What the viewer was told, at the desk and in the portal: first what is not read yet. */
export default class OwnMessagesController {
  async index({ auth, bouncer, i18n, request, view }: HttpContext) {
    await bouncer.with(MessagePolicy).authorize('viewOwn')
    const user = auth.getUserOrFail()
    const unread = await listUnreadMessages(user.id)
    const page = await listReadMessages(user.id, request.qs().cursor)
    const rowOf = (message: Message) => ({
      ...messageView(message, localeOf(i18n)),
      ...subjectPage(message, user),
    })
    return view.render(user.isStaff ? 'notifications/desk_inbox' : 'notifications/portal_inbox', {
      page,
      unread: unread.map(rowOf),
      unreadCount: shownCount(await countUnreadMessages(user.id)),
      rows: page.rows.map(rowOf),
      inbox: user.isStaff ? '/desk/messages/inbox' : '/my/messages',
    })
  }
}
