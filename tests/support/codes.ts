import { drainOutbox } from '#tests/support/drain_outbox'
import { openMailServer } from '#tests/support/mail_server'

/** What goes out by mail when the waiting messages are sent now. */
export async function mailsSent() {
  const server = await openMailServer()
  try {
    await drainOutbox({ twice: true })
    return server.mails
  } finally {
    await server.close()
  }
}

/** The code in the only mail that goes out now. */
export async function mailedCode(): Promise<string> {
  const mails = await mailsSent()
  if (mails.length !== 1) throw new Error(`${mails.length} mails went out`)
  const code = /\b\d{6}\b/.exec(mails[0].text ?? '')?.[0]
  if (!code) throw new Error('the mail carries no code')
  return code
}

/** A code of the same form that is certainly not the right one. */
export function wrongCode(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0')
}
