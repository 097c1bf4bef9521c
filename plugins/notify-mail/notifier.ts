import mail from '@adonisjs/mail/services/main'
import { Notifier, type OutgoingMessage } from '#app/notifications/notifier'
import type { Outcome } from '#app/platform/http/outcome'
import { outcomeOf } from './mapping.js'

/** Sends by SMTP, as config/mail.ts says. */
export class MailNotifier extends Notifier {
  readonly key = 'notify-mail'

  async send(outgoing: OutgoingMessage): Promise<Outcome<null>> {
    try {
      const sent = await mail.send((message) => {
        message.to(outgoing.to).subject(outgoing.subject).text(outgoing.text)
        if (outgoing.html) message.html(outgoing.html)
        message.header('message-id', `<${outgoing.messageId}@shuiyou>`)
        for (const { name, mime, bytes } of outgoing.attachments) {
          message.attachData(bytes, { filename: name, contentType: mime })
        }
      })
      return { status: 'succeeded', value: null, reference: sent.messageId }
    } catch (error) {
      return outcomeOf(error)
    }
  }
}
