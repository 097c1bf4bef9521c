import type { CallAnswer, RawCall } from '#app/platform/http/raw_call'

/**
 * A form with `orderno` and `content`; of a confirmation form, with our `billId`. It carries no signature, so only
 * the number is taken from it, and that only to ask.
 */
export function orderNumberOf({ body }: RawCall): string | null {
  const form = new URLSearchParams(body)
  const orderNumber = form.get('orderno') ?? form.get('billId') ?? ''
  return /^[\w-]{1,64}$/.test(orderNumber) ? orderNumber : null
}

export function answerCallback(result: 'noted' | 'unreadable'): CallAnswer {
  const status = result === 'noted' ? '0000' : '9999'
  return { status: 200, contentType: 'application/json', body: JSON.stringify({ status }) }
}
