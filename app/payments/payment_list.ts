import { badges, code, moment, money, text } from '#app/lists/cells'
import { dayRange } from '#app/lists/filters'
import type { Column, List } from '#app/lists/list'
import {
  loadPayments,
  PAYMENT_TABS,
  type PaymentFilter,
  type PaymentRow,
  paymentsOf,
  readPaymentFilter,
} from '#app/payments/queries/list_payments'
import { plugins } from '#app/platform/plugins/registry'

const columns: readonly Column<PaymentRow>[] = [
  {
    key: 'order',
    label: 'payments.list.order',
    kind: 'text',
    cell: ({ orderId, orderNumber }) => code(orderNumber, `/desk/orders/${orderId}`),
  },
  {
    key: 'state',
    label: 'payments.list.state',
    kind: 'badges',
    cell: ({ state, needsPerson }, { i18n }) =>
      badges(
        { state, of: 'payments' },
        ...(needsPerson
          ? [{ tone: 'danger' as const, label: i18n.t('payments.list.attention') }]
          : [])
      ),
  },
  {
    key: 'method',
    label: 'payments.list.method',
    kind: 'text',
    cell: ({ provider }, { i18n }) => text(i18n.t(`plugins.${provider}.title`)),
  },
  {
    key: 'amount',
    label: 'payments.list.amount',
    kind: 'money',
    cell: ({ amountFen }) => money(amountFen),
  },
  {
    key: 'created',
    label: 'payments.list.created',
    kind: 'moment',
    cell: ({ createdAt }) => moment(createdAt),
  },
  {
    key: 'settled',
    label: 'payments.list.settled',
    kind: 'moment',
    cell: ({ settledAt }) => moment(settledAt),
  },
  {
    key: 'reference',
    label: 'payments.list.reference',
    kind: 'text',
    cell: ({ reference }) => code(reference),
  },
]

/** What staff see of payments. */
export const paymentList: List<PaymentRow, PaymentFilter> = {
  name: 'payments',
  path: '/desk/payments',
  title: 'payments.title',
  columns,
  order: '-created',
  days: 'created',
  sorts: {
    amount: { by: 'payments.amount_fen', type: 'bigint' },
    created: { by: 'payments.created_at', type: 'timestamptz' },
    settled: { by: `coalesce(payments.settled_at, '-infinity')`, type: 'timestamptz' },
  },
  id: 'payments.id',
  filters: [
    {
      name: 'number',
      kind: 'search',
      label: 'payments.list.number',
      hint: 'payments.list.number_hint',
    },
    {
      name: 'provider',
      kind: 'select',
      label: 'payments.list.method',
      blank: 'payments.list.any',
      options: ({ i18n }) =>
        plugins.list('payment').map(({ key, title }) => ({ value: key, label: i18n.t(title) })),
    },
    ...dayRange('from', 'until'),
  ],
  tabs: {
    parameter: 'tab',
    label: 'payments.list.state',
    values: [null, ...PAYMENT_TABS],
    title: (tab) =>
      tab === null || tab === 'attention' || tab === 'refunding'
        ? `payments.list.${tab ?? 'all'}`
        : `payments.states.${tab}`,
    active: ({ tab }) => tab,
    narrow: (filter, tab) => ({ ...filter, tab: tab as PaymentFilter['tab'] }),
  },
  readFilters: readPaymentFilter,
  rows: paymentsOf,
  load: loadPayments,
  acts: ({ id }) => [{ label: 'payments.list.view', href: `/desk/payments/${id}` }],
}
