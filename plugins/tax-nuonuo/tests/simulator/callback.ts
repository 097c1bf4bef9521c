import { type Fields, text } from './fields.js'

/** As it ended: 1 issued, 2 failed, 3 issued without its seal. */
const STATES: Record<string, string> = { '2': '1', '22': '2', '24': '3' }

/** The form that tells the end of an order. It carries no signature. */
export function callbackBody(orderNo: string, status: string): string {
  const content = { c_status: STATES[status], c_orderno: orderNo, c_fpdm: '', c_fphm: '' }
  const form = { operater: 'callback', orderno: orderNo, content: JSON.stringify(content) }
  return new URLSearchParams(form).toString()
}

/** Calls the address that came with an order; the answer is kept, and a receiver that fails is nobody's loss. */
export async function callBack(order: Fields, status: string, answers: string[]): Promise<void> {
  const address = text(order.callBackUrl)
  if (address === '') return
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const body = callbackBody(text(order.orderNo), status)
  const response = await fetch(address, { method: 'POST', headers, body }).catch(() => null)
  answers.push(response === null ? 'failed' : await response.text())
}
