import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { DayProblem } from '#app/demo/day_problem'

/** A mail as its reader sees it, parsed by another library than the one that wrote it. */
export interface CaughtMail {
  subject: string
  attachments: { name: string; bytes: Buffer }[]
}

/** Takes the mail of the day in on loopback. */
export class MailCatcher {
  readonly mails: CaughtMail[] = []
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      simpleParser(stream).then(
        (mail) => {
          this.mails.push({
            subject: mail.subject ?? '',
            attachments: mail.attachments.map(({ filename, content }) => ({
              name: filename ?? '',
              bytes: content,
            })),
          })
          done()
        },
        (error: Error) => done(error)
      )
    },
  })

  open(host: string, port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', () =>
        reject(new DayProblem(`the port ${port} for the mail of the day is taken`))
      )
      this.#server.listen(port, host, () => resolve())
    })
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }
}
