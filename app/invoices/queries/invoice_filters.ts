import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { askedDays, withinDays } from '#app/lists/days'
import { OF_ORDER_NUMBER } from '#app/invoices/queries/of_order_number'
import { type AmountRange, askedAmounts, withinAmounts } from '#app/invoices/queries/amount_range'
import { INVOICE_STATES, type InvoiceState } from '#app/invoices/invoice_states'
import { applySumFilters, readSumFilters, type SumFilters } from '#app/invoices/queries/sum_filters'
import { typedText } from '#app/platform/forms/typed_text'

/** What staff work through: open outcomes, refusals, and what is done. */
export const INVOICE_TABS = {
  open: ['draft', 'requested', 'pending', 'unknown', 'waiting'],
  refused: ['refused'],
  issued: ['issued'],
} as const satisfies Record<string, readonly InvoiceState[]>

export type InvoiceTab = keyof typeof INVOICE_TABS

export const REVERSALS = ['part', 'whole'] as const
export type Reversal = (typeof REVERSALS)[number]

export interface InvoiceFilters extends SumFilters, AmountRange {
  tab: InvoiceTab | null
  state: InvoiceState | null
  /** Of the invoice, the order or the request, whole. */
  number: string | null
  /** How much of it credit invoices took back. */
  reversal: Reversal | null
  /** A piece of the billed name, or a whole taxpayer id. */
  buyer: string | null
  /** Business days of the draft, both included. */
  from: string | null
  until: string | null
}

/** What a list address asks for; anything that is not understood is left out. */
export function readInvoiceFilters(asked: Record<string, unknown>): InvoiceFilters {
  const text = (name: string) => typedText(asked[name]) || null
  return {
    tab: isTab(asked.tab) ? asked.tab : null,
    state: INVOICE_STATES.find((known) => known === asked.state) ?? null,
    number: text('number'),
    reversal: REVERSALS.find((known) => known === asked.reversal) ?? null,
    buyer: text('buyer'),
    ...askedDays(asked),
    ...askedAmounts(asked),
    ...readSumFilters(asked),
  }
}

/** Everything but the buyer, which only opened rows can tell. */
export function applyFilters(
  query: DatabaseQueryBuilderContract,
  { tab, state, number, reversal, from, until, totalMin, totalMax, ...sums }: InvoiceFilters
): void {
  if (tab) query.whereIn('invoices.state', [...INVOICE_TABS[tab]])
  if (state) query.where('invoices.state', state)
  if (reversal) query.where('invoices.credited_fen', '>', 0)
  if (reversal === 'part') query.whereNull('invoices.reversed_at')
  if (reversal === 'whole') query.whereNotNull('invoices.reversed_at')
  applySumFilters(query, sums)
  withinAmounts(query, { totalMin, totalMax })
  withinDays(query, 'invoices.created_at', { from, until })
  if (number)
    query.where((any) => {
      for (const column of ['invoice_number', 'issue_request_no'])
        any.orWhere(`invoices.${column}`, number)
      any.orWhereRaw(OF_ORDER_NUMBER, [number])
    })
}

function isTab(value: unknown): value is InvoiceTab {
  return typeof value === 'string' && Object.hasOwn(INVOICE_TABS, value)
}
