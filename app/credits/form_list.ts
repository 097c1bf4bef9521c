import {
  CREDIT_REASONS,
  FORM_TABS,
  type FormFilters,
  type FormRow,
  formsOf,
  loadForms,
  readFormFilters,
} from '#app/credits/queries/list_forms'
import { problemText } from '#app/invoices/verdict_views'
import { badges, code, moment, money, text } from '#app/lists/cells'
import { choice, dayRange } from '#app/lists/filters'
import type { Column, List } from '#app/lists/list'

const columns: readonly Column<FormRow>[] = [
  {
    key: 'original',
    label: 'credits.columns.original',
    kind: 'text',
    cell: ({ id, originalNumber }) => code(originalNumber, `/desk/credits/${id}`),
  },
  {
    key: 'state',
    label: 'credits.columns.state',
    kind: 'badges',
    cell: ({ state, problem }, { i18n }) => ({
      ...badges({ state, of: 'credits' }),
      quiet: problem && problemText(problem, i18n),
      isWide: problem !== null,
    }),
  },
  {
    key: 'reason',
    label: 'credits.columns.reason',
    kind: 'text',
    cell: ({ reason }, { i18n }) => text(i18n.t(`credits.reasons.${reason}`)),
  },
  {
    key: 'opened_by',
    label: 'credits.columns.opened_by',
    kind: 'text',
    cell: ({ openedBy }, { i18n }) => text(i18n.t(`credits.sides.${openedBy}`)),
  },
  {
    key: 'total',
    label: 'credits.columns.total',
    kind: 'money',
    cell: ({ totalFen }) => money(totalFen),
  },
  {
    key: 'order',
    label: 'credits.columns.order',
    kind: 'text',
    cell: ({ orderId, orderNumber }) => code(orderNumber, `/desk/orders/${orderId}`),
  },
  {
    key: 'expires',
    label: 'credits.columns.expires',
    kind: 'moment',
    cell: ({ expiresAt }) => moment(expiresAt),
  },
  {
    key: 'created',
    label: 'credits.columns.created',
    kind: 'moment',
    cell: ({ createdAt }) => moment(createdAt),
  },
]

/** The forms of credit invoices. */
export const formList: List<FormRow, FormFilters> = {
  name: 'credits',
  path: '/desk/credits',
  title: 'credits.title',
  columns,
  order: '-created',
  days: 'created',
  sorts: {
    total: { by: 'credit_confirmations.total_fen', type: 'bigint' },
    created: { by: 'credit_confirmations.created_at', type: 'timestamptz' },
  },
  id: 'credit_confirmations.id',
  filters: [
    {
      name: 'number',
      kind: 'search',
      label: 'credits.filters.number',
      hint: 'credits.filters.number_hint',
    },
    choice('reason', 'credits.columns.reason', 'credits.reasons', CREDIT_REASONS),
    ...dayRange('from', 'until'),
  ],
  tabs: {
    parameter: 'tab',
    label: 'credits.columns.state',
    values: [null, ...FORM_TABS],
    title: (tab) => `credits.tabs.${tab ?? 'all'}`,
    active: ({ tab }) => tab,
    narrow: (filters, tab) => ({ ...filters, tab: tab as FormFilters['tab'] }),
  },
  readFilters: readFormFilters,
  rows: formsOf,
  load: loadForms,
  acts: ({ id }) => [{ label: 'credits.view', href: `/desk/credits/${id}` }],
}
