import type { CallAnswer, RawCall } from '#app/platform/http/raw_call'

/**
 * A form with `orderno` and `content`. It carries no signature, so only the order number is taken from it, and
 * that only to ask about the order.
 */
export function orderNumberOf({ body }: RawCall): string | null {
  const orderNumber = new URLSearchParams(body).get('orderno') ?? ''
  return /^[\w-]{1,64}$/.test(orderNumber) ? orderNumber : null
}

export function answerCallback(result: 'noted' | 'unreadable'): CallAnswer {
  const status = result === 'noted' ? '0000' : '9999'
  return { status: 200, contentType: 'application/json', body: JSON.stringify({ status }) }
}
