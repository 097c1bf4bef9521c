import type { I18n } from '@adonisjs/i18n'
import { sumFields } from '#app/invoices/sum_fields'
import { badges, code, moment, money, text, wide } from '#app/lists/cells'
import { choice, dayRange } from '#app/lists/filters'
import type { Column, FilterField, List } from '#app/lists/list'
import { INVOICE_STATES } from '#app/invoices/invoice_states'
import { maskedBuyer } from '#app/invoices/masked_buyer'
import {
  type InvoiceFilters,
  type InvoiceTab,
  readInvoiceFilters,
  REVERSALS,
} from '#app/invoices/queries/invoice_filters'
import type { InvoiceRow } from '#app/invoices/queries/invoice_row'
import { invoicesOfBuyer } from '#app/invoices/queries/invoices_of_buyer'
import { invoicesOf, loadInvoices } from '#app/invoices/queries/list_invoices'
import { problemText } from '#app/invoices/verdict_views'
import { decodeCursor } from '#app/platform/database/keyset'

const columns: readonly Column<InvoiceRow>[] = [
  {
    key: 'number',
    label: 'invoices.columns.number',
    kind: 'text',
    cell: ({ id, invoiceNumber }, { i18n }) =>
      code(invoiceNumber ?? i18n.t('invoices.no_number'), `/desk/invoices/${id}`),
  },
  {
    key: 'state',
    label: 'invoices.columns.state',
    kind: 'badges',
    cell: ({ state, problem, ...row }, { i18n }) => ({
      ...badges({ state, of: 'invoices' }, ...colourBadges(row, i18n)),
      quiet: problem && problemText(problem, i18n),
      isWide: problem !== null,
    }),
  },
  {
    key: 'order',
    label: 'invoices.columns.order',
    kind: 'text',
    cell: ({ orderId, orderNumber }) => code(orderNumber, `/desk/orders/${orderId}`),
  },
  {
    key: 'buyer',
    label: 'invoices.columns.buyer',
    kind: 'text',
    isSealed: true,
    cell: ({ buyer }) => wide(maskedBuyer(buyer).name),
  },
  {
    key: 'kind',
    label: 'invoices.columns.kind',
    kind: 'text',
    cell: ({ kind }, { i18n }) => text(i18n.t(`invoices.kinds.${kind}`)),
  },
  {
    key: 'total',
    label: 'invoices.columns.total',
    kind: 'money',
    cell: ({ totalFen }) => money(totalFen),
  },
  {
    key: 'created',
    label: 'invoices.columns.created',
    kind: 'moment',
    isExtra: true,
    cell: ({ createdAt }) => moment(createdAt),
  },
  {
    key: 'issued',
    label: 'invoices.columns.issued',
    kind: 'moment',
    cell: ({ issuedAt }) => moment(issuedAt),
  },
]

/** What staff see of invoices. */
export const invoiceList: List<InvoiceRow, InvoiceFilters> = {
  name: 'invoices',
  path: '/desk/invoices',
  title: 'invoices.title',
  columns,
  order: '-created',
  days: 'created',
  sorts: {
    total: { by: 'invoices.total_fen', type: 'bigint' },
    created: { by: 'invoices.created_at', type: 'timestamptz' },
    issued: { by: `coalesce(invoices.issued_at, '-infinity')`, type: 'timestamptz' },
  },
  id: 'invoices.id',
  filters: [
    {
      name: 'number',
      kind: 'search',
      label: 'invoices.filters.number',
      hint: 'invoices.filters.number_hint',
    },
    {
      name: 'buyer',
      kind: 'search',
      label: 'invoices.filters.buyer',
      hint: 'invoices.filters.buyer_hint',
    },
    choice('state', 'invoices.filters.state', 'invoices.states', INVOICE_STATES),
    {
      ...choice('reversal', 'credits.section.title', 'credits.reversals', REVERSALS),
      isMore: true,
    },
    ...dayRange('from', 'until'),
    amount('totalMin', 'min'),
    amount('totalMax', 'max'),
    ...sumFields,
  ],
  tabs: {
    parameter: 'tab',
    label: 'invoices.columns.state',
    values: [null, 'open', 'refused', 'issued'],
    title: (tab) => `invoices.tabs.${tab ?? 'all'}`,
    active: ({ tab }) => tab,
    narrow: (filters, tab) => ({ ...filters, tab: tab as InvoiceTab | null }),
  },
  readFilters: readInvoiceFilters,
  rows: invoicesOf,
  load: loadInvoices,
  search: {
    isAsked: ({ buyer }) => buyer !== null,
    find: (filters, cursor) => invoicesOfBuyer(filters.buyer ?? '', filters, decodeCursor(cursor)),
  },
  acts: ({ id }) => [{ label: 'invoices.view', href: `/desk/invoices/${id}` }],
}

function amount(name: string, bound: 'min' | 'max'): FilterField {
  return { name, kind: 'search', label: `invoices.filters.total_${bound}`, isMore: true }
}

/** Credit invoices, and originals that were taken back. */
function colourBadges(
  { isCredit, reversal }: Pick<InvoiceRow, 'isCredit' | 'reversal'>,
  i18n: I18n
) {
  if (isCredit) return [{ tone: 'danger' as const, label: i18n.t('credits.colours.red') }]
  if (reversal === 'none') return []
  return [{ tone: 'warning' as const, label: i18n.t(`credits.reversals.${reversal}`) }]
}
