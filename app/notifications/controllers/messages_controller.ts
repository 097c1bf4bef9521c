import type { HttpContext } from '@adonisjs/core/http'
import { messageView } from '#app/notifications/message_views'
import MessagePolicy from '#app/notifications/policies/message_policy'
import {
  countMessages,
  listMessages,
  MESSAGE_STATES,
  readMessageFilter,
} from '#app/notifications/queries/list_messages'
import { localeOf } from '#app/notifications/viewer_locale'

/** The ledger of everything that was told to anybody. */
export default class MessagesController {
  async index({ bouncer, i18n, request, view }: HttpContext) {
    await bouncer.with(MessagePolicy).authorize('viewLedger')
    const filter = readMessageFilter(request.qs())
    const [page, total, ...counts] = await Promise.all([
      listMessages(filter, request.qs().cursor),
      countMessages(filter),
      ...MESSAGE_STATES.map((state) => countMessages({ ...filter, state })),
    ])
    return view.render('notifications/messages', {
      page,
      total,
      filter,
      tabs: MESSAGE_STATES.map((state, index) => ({ state, count: counts[index] })),
      rows: page.rows.map((message) => messageView(message, localeOf(i18n))),
    })
  }
}
