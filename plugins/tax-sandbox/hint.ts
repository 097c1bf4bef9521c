import type { CallAnswer, RawCall } from '#app/platform/http/raw_call'

/** A call names what was decided and carries no signature: it is only a reason to ask. */
export function numberOfHint({ body }: RawCall): string | null {
  try {
    const told: unknown = JSON.parse(body)
    const number = typeof told === 'object' && told !== null && 'number' in told ? told.number : ''
    return typeof number === 'string' && /^[\w-]{1,40}$/.test(number) ? number : null
  } catch {
    return null
  }
}

export function answerHint(result: 'noted' | 'unreadable'): CallAnswer {
  const code = result === 'noted' ? 'NOTED' : 'UNREADABLE'
  return { status: 200, contentType: 'application/json', body: JSON.stringify({ code }) }
}
