import type { OrderListRow } from '#app/orders/queries/order_list_row'
import { phoneForm, searchForm } from '#app/platform/crypto/search_text'
import { matchesQuery, type SearchField } from '#app/platform/crypto/search_tokens'

export type OrderMatchField =
  | 'number'
  | 'external_number'
  | 'customer'
  | 'contact'
  | 'recipient'
  | 'title'
  | 'phone'
  | 'address'

/** Why an order answers a search; exact: the whole of the field was typed. */
export interface OrderMatch {
  by: OrderMatchField
  isExact: boolean
}

/** The field that holds the text, one that is the text before one that contains it; null: none does. */
export function orderMatch(
  { number, externalNumber, details }: Pick<OrderListRow, 'number' | 'externalNumber' | 'details'>,
  text: string
): OrderMatch | null {
  const fields: [OrderMatchField, SearchField, string][] = [
    ['number', 'number', number],
    ['external_number', 'number', externalNumber ?? ''],
    ['customer', 'name', details.customerName],
    ['contact', 'name', details.contactName],
    ['recipient', 'name', details.recipient],
    ['title', 'title', details.title?.name ?? ''],
    ['phone', 'phone', details.phone],
    ['address', 'address', details.address],
  ]
  const exact = fields.find(([, kind, value]) => isWhole(kind, value, text))
  if (exact) return { by: exact[0], isExact: true }
  const piece = fields.find(([, kind, value]) => matchesQuery(kind, value, text))
  return piece ? { by: piece[0], isExact: false } : null
}

function isWhole(kind: SearchField, value: string, text: string): boolean {
  const form = kind === 'phone' ? phoneForm : searchForm
  return value !== '' && form(value) === form(text)
}
