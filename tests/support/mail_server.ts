import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import env from '#start/env'

export interface MailServer {
  mails: ParsedMail[]
  close(): Promise<void>
}

interface Manners {
  /** Answer to RCPT TO, for example `550 no such user`. */
  refuseRecipient?: { code: number; words: string }
  /** Answer after the body. */
  refuseBody?: { code: number; words: string }
}

/** A real mail server on loopback, where config/mail.ts looks for one. */
export function openMailServer(manners: Manners = {}): Promise<MailServer> {
  const mails: ParsedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) => done(refusal(manners.refuseRecipient)),
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        if (!manners.refuseBody) mails.push(mail)
        done(refusal(manners.refuseBody))
      }, done)
    },
  })
  return new Promise((resolve) => {
    server.listen(env.get('PORT') + 20000, '127.0.0.1', () =>
      resolve({ mails, close: () => new Promise((closed) => server.close(() => closed())) })
    )
  })
}

function refusal(answer: { code: number; words: string } | undefined): Error | null {
  return answer ? Object.assign(new Error(answer.words), { responseCode: answer.code }) : null
}
