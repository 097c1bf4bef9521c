import type { InvoiceKind, OrderSource, OrderType } from '#app/orders/order_draft'
import { ORDER_STATUSES, type OrderStatus } from '#app/orders/order_states'
import type { OrderFilters } from '#app/orders/queries/order_filters'
import { typedDay } from '#app/platform/forms/typed_day'
import { typedText } from '#app/platform/forms/typed_text'
import { isId } from '#app/platform/database/uuid'

export const ORDER_TYPES = ['parcel', 'service', 'mixed'] as const satisfies readonly OrderType[]

export const INVOICE_KINDS = [
  'ordinary',
  'vat_special',
  'none',
] as const satisfies readonly InvoiceKind[]
export const ORDER_SOURCES = [
  'desk',
  'portal',
  'import',
  'api',
] as const satisfies readonly OrderSource[]

export interface OrderListQuestion {
  filters: OrderFilters
  /** What was typed into the search box; empty lists everything. */
  text: string
  match: 'fuzzy' | 'exact'
}

/** What an address asks for; what cannot be read is left out, so that a link never fails. */
export function readOrderListQuestion(asked: Record<string, unknown>): OrderListQuestion {
  const filters: OrderFilters = {
    status: readStatus(asked.status),
    orderType: oneOf(ORDER_TYPES, asked.type),
    invoiceKind: oneOf(INVOICE_KINDS, asked.invoice),
    source: oneOf(ORDER_SOURCES, asked.source),
    hasFindings: asked.findings === '1' ? true : undefined,
    authorId: isId(asked.author) ? asked.author : undefined,
    fromDay: typedDay(asked.from) ?? undefined,
    toDay: typedDay(asked.to) ?? undefined,
    importId: isId(asked.import) ? asked.import : undefined,
    customerId: isId(asked.customer) ? asked.customer : undefined,
  }
  return { filters, text: typedText(asked.q), match: asked.match === 'exact' ? 'exact' : 'fuzzy' }
}

export function readStatus(asked: unknown): OrderStatus | undefined {
  return oneOf(ORDER_STATUSES, asked)
}

function oneOf<const Value extends string>(
  values: readonly Value[],
  asked: unknown
): Value | undefined {
  return values.find((value) => value === asked)
}
