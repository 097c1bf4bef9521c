import type { Outcome } from '#app/platform/http/outcome'

interface SmtpError {
  code?: string
  command?: string
  responseCode?: number
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
  const { code, command, responseCode } = smtpError(error)
  if (responseCode !== undefined && responseCode >= 500) {
    return { status: 'declined', reason: command === 'RCPT TO' ? 'bad_recipient' : 'refused' }
  }
  if (responseCode !== undefined && responseCode >= 400) {
    return { status: 'unknown', reason: 'not_accepted_try_later' }
  }
  if (code === 'ECONNECTION' || code === 'EDNS' || BEFORE_THE_BODY.has(command ?? '')) {
    return { status: 'unknown', reason: 'not_accepted_unreachable' }
  }
  return { status: 'unknown', reason: 'torn' }
}

/** The transport's error stands inside the framework's. */
function smtpError(error: unknown): SmtpError {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return typeof inner === 'object' && inner !== null ? inner : {}
}
