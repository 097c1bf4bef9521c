import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { ResendMessage } from '#app/notifications/actions/resend_message'
import MessagePolicy from '#app/notifications/policies/message_policy'

/** Has a message sent once more. */
export default class MessageResendingsController {
  async store({ auth, bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(MessagePolicy).authorize('resend')
    const by = actorOf(auth.getUserOrFail())
    const resent = await new ResendMessage().handle({ messageId: params.id, by })
    if (resent.ok) session.flash('success', i18n.t('messages.resent'))
    else session.flash('error', i18n.t(`messages.failures.${resent.failure.type}`))
    return response.redirect().status(303).toPath('/desk/messages')
  }
}
