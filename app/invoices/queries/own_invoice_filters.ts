import type { ChainableContract } from '@adonisjs/lucid/types/querybuilder'
import { askedDays, type Days } from '#app/lists/days'
import type Invoice from '#app/invoices/models/invoice'
import { type AmountRange, askedAmounts, withinAmounts } from '#app/invoices/queries/amount_range'
import { INVOICE_KINDS } from '#app/invoices/queries/sum_filters'
import { typedText } from '#app/platform/forms/typed_text'

/** What customers tell apart: what they can download, and what is on its way. */
export const OWN_STANDINGS = ['issued', 'in_progress'] as const

/** What customers look for among their own invoices. */
export interface OwnInvoiceFilters extends Days, AmountRange {
  /** A piece of the number of the invoice, or of its order. */
  number: string | null
  kind: Invoice['kind'] | null
  standing: (typeof OWN_STANDINGS)[number] | null
}

export const OWN_FILTER_FIELDS = [
  'number',
  'kind',
  'standing',
  'from',
  'until',
  'totalMin',
  'totalMax',
] as const

/** What an address asks for; anything that is not understood is left out. */
export function readOwnFilters(asked: Record<string, unknown>): OwnInvoiceFilters {
  return {
    number: typedText(asked.number).replaceAll(/\s/g, '') || null,
    kind: INVOICE_KINDS.find((known) => known === asked.kind) ?? null,
    standing: OWN_STANDINGS.find((known) => known === asked.standing) ?? null,
    ...askedDays(asked),
    ...askedAmounts(asked),
  }
}

/** `query` reads `invoices` of one customer: few enough for pieces of numbers. */
export function applyOwnFilters(
  query: ChainableContract,
  { number, kind, standing, from, until, ...amounts }: OwnInvoiceFilters
): void {
  if (kind) query.where('invoices.kind', kind)
  if (standing === 'issued') query.where('invoices.state', 'issued')
  if (standing === 'in_progress') query.whereNot('invoices.state', 'issued')
  if (from) query.where('invoices.report_day', '>=', from)
  if (until) query.where('invoices.report_day', '<=', until)
  withinAmounts(query, amounts)
  if (number)
    query.whereRaw(
      `(strpos(invoices.invoice_number, ?) > 0
        or exists (select from invoice_orders share join orders billed on billed.id = share.order_id
          where share.invoice_id = invoices.id and strpos(billed.number, ?) > 0))`,
      [number, number]
    )
}
