import type { HttpContext } from '@adonisjs/core/http'
import { ReadMessages } from '#app/notifications/actions/read_messages'
import Message from '#app/notifications/models/message'
import MessagePolicy from '#app/notifications/policies/message_policy'
import { subjectPage } from '#app/notifications/subject_page'

/** The viewer has read what they were told. */
export default class OwnMessageReadingsController {
  /** One message; the button that opens what it is about leads on to there. */
  async store({ auth, bouncer, params, request, response }: HttpContext) {
    await bouncer.with(MessagePolicy).authorize('viewOwn')
    const user = auth.getUserOrFail()
    const own = { id: params.id, userId: user.id, channel: 'site' }
    const message = await Message.query().where(own).firstOrFail()
    await new ReadMessages().handle({ userId: user.id, messageId: message.id })
    const path = request.input('open') ? subjectPage(message, user).path : inboxOf(user)
    return response.redirect().status(303).toPath(path)
  }

  async storeAll({ auth, bouncer, i18n, response, session }: HttpContext) {
    await bouncer.with(MessagePolicy).authorize('viewOwn')
    const user = auth.getUserOrFail()
    await new ReadMessages().handle({ userId: user.id })
    session.flash('success', i18n.t('messages.all_read'))
    return response.redirect().status(303).toPath(inboxOf(user))
  }
}

function inboxOf({ isStaff }: { isStaff: boolean }): string {
  return isStaff ? '/desk/messages/inbox' : '/my/messages'
}
