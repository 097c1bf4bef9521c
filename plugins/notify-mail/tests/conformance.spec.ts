import { type Mood, notifierConformance, type NotifierSubject } from '#tests/conformance/notifier'
import { type MailServer, openMailServer } from '#tests/support/mail_server'
import { MailNotifier } from '../notifier.js'
import plugin from '../plugin.js'

const MANNERS = {
  friendly: {},
  knows_nobody: { refuseRecipient: { code: 550, words: 'no such user' } },
  sends_back: { refuseBody: { code: 554, words: 'not wanted here' } },
  too_busy: { refuseRecipient: { code: 450, words: 'try later' } },
}

async function openSubject(mood: Mood): Promise<NotifierSubject> {
  const server: MailServer | null = mood === 'gone' ? null : await openMailServer(MANNERS[mood])
  return {
    notifier: new MailNotifier(),
    delivered: async () =>
      (server?.mails ?? []).map((mail) => ({
        messageId: mail.messageId ?? '',
        text: mail.text ?? '',
        attachments: mail.attachments.map(({ filename, content }) => ({
          name: filename ?? '',
          bytes: content,
        })),
      })),
    close: async () => server?.close(),
  }
}

notifierConformance({
  key: plugin.key,
  capabilities: plugin.capabilities,
  moods: ['friendly', 'knows_nobody', 'sends_back', 'too_busy', 'gone'],
  open: openSubject,
})
