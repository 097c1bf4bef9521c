import type { Outcome } from '#app/platform/http/outcome'

interface SmtpError {
  code?: string
  command?: string
  responseCode?: number
  response?: string
}

/** The stages before the body is handed over; a failure there means that nothing was accepted. */
const BEFORE_THE_BODY = new Set([
  'CONN',
  'EHLO',
  'HELO',
  'STARTTLS',
  'AUTH',
  'MAIL FROM',
  'RCPT TO',
])

/**
 * What an SMTP failure means (RFC 5321, 4.2): a 5xx answer is final, a 4xx answer or no connection is
 * "not accepted, try later". A connection that tears after the body was sent leaves it open.
 */
export function outcomeOf(error: unknown): Exclude<Outcome<null>, { status: 'succeeded' }> {
  const { code, command, responseCode, response } = smtpError(error)
  if (responseCode !== undefined && responseCode >= 500)
    return {
      status: 'declined',
      reason: refusalAt(command),
      message: answerOf(response, responseCode),
    }
  if (responseCode !== undefined && responseCode >= 400) {
    return { status: 'unknown', reason: 'not_accepted_try_later' }
  }
  if (code === 'ECONNECTION' || code === 'EDNS' || BEFORE_THE_BODY.has(command ?? '')) {
    return { status: 'unknown', reason: 'not_accepted_unreachable' }
  }
  return { status: 'unknown', reason: 'torn' }
}

/** Before the recipient is named it is the sender who is refused, and no letter would go out. */
function refusalAt(command: string | undefined): string {
  if (command === 'RCPT TO') return 'bad_recipient'
  return command === 'DATA' ? 'refused' : 'sender_refused'
}

/** The codes of an answer, `550 5.1.1` (RFC 3463); its words may name the recipient and are left out. */
function answerOf(response: string | undefined, code: number): string {
  const enhanced = /\b5\.\d{1,3}\.\d{1,3}\b/.exec(response ?? '')?.[0]
  return enhanced ? `${code} ${enhanced}` : String(code)
}

/** The transport's error stands inside the framework's. */
function smtpError(error: unknown): SmtpError {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return typeof inner === 'object' && inner !== null ? inner : {}
}
