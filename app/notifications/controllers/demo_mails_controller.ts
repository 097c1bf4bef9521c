import type { HttpContext } from '@adonisjs/core/http'
import Message from '#app/notifications/models/message'
import { messageTexts } from '#app/notifications/message_texts'

const SHOWN = 30

/**
 * What the house has written to people, for those who try it out on a machine without a mail server. Outside
 * production only: it shows whole texts, codes among them, to whoever reaches the machine.
 */
export default class DemoMailsController {
  async index({ view }: HttpContext) {
    const messages = await Message.query()
      .where('channel', 'mail')
      .orderBy('queuedAt', 'desc')
      .orderBy('id', 'desc')
      .limit(SHOWN)
    const mails = messages.map((message) => {
      const { to, locale } = message.recipientDetails
      const { subject, text } = messageTexts(message, locale, message.contentDetails.values)
      const { link } = message.contentDetails.values
      const path = link ? new URL(link).pathname : null
      return { to, subject, text, path, state: message.state, at: message.queuedAt }
    })
    return view.render('notifications/demo_mails', { mails })
  }
}
