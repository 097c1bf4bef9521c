import { RATE_OF_LINE } from '#app/invoices/queries/sum_filters'

export interface Grouping {
  /** Of invoices, or of their lines: an invoice with two rates counts in both groups. */
  of: 'invoices' | 'lines'
  /** SQL over `invoices`, its lines as `l`, and `orders` where that is asked for. */
  sql: string
  needsOrders?: boolean
  /** Few groups in their own order, or many and the greatest first. */
  order: 'key' | 'greatest'
}

/** What a report can be grouped by. Texts: `reports.groupings.<key>`. */
export const GROUPINGS = {
  month: { of: 'invoices', sql: `to_char(invoices.report_day, 'YYYY-MM')`, order: 'key' },
  day: { of: 'invoices', sql: 'invoices.report_day', order: 'key' },
  kind: { of: 'invoices', sql: 'invoices.kind', order: 'key' },
  rate: { of: 'lines', sql: RATE_OF_LINE, order: 'key' },
  state: { of: 'invoices', sql: 'invoices.state', order: 'key' },
  seller: { of: 'invoices', sql: 'invoices.seller_id', order: 'greatest' },
  customer: {
    of: 'invoices',
    sql: 'orders.customer_id',
    needsOrders: true,
    order: 'greatest',
  },
  tax_class: { of: 'lines', sql: 'l.tax_class_code', order: 'greatest' },
} as const satisfies Record<string, Grouping>

export type GroupingKey = keyof typeof GROUPINGS

export const GROUPING_KEYS = Object.keys(GROUPINGS) as GroupingKey[]
