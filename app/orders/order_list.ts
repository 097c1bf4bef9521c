import db from '@adonisjs/lucid/services/db'
import { choice, dayRange, matchChoice } from '#app/lists/filters'
import type { List, ListedRow } from '#app/lists/list'
import { orderColumns } from '#app/orders/order_list_columns'
import {
  INVOICE_KINDS,
  ORDER_SOURCES,
  ORDER_TYPES,
  type OrderListQuestion,
  readOrderListQuestion,
} from '#app/orders/order_list_filter'
import { applyFilters } from '#app/orders/queries/order_filters'
import {
  type OrderListRow,
  orderListColumns,
  type StoredOrder,
  toListRow,
} from '#app/orders/queries/order_list_row'
import { searchOrders } from '#app/orders/queries/search_orders'
import type { OrderStatus } from '#app/orders/order_states'

const TABS = [
  null,
  'draft',
  'in_review',
  'rejected',
  'awaiting_payment',
  'awaiting_dispatch',
  'shipped',
  'completed',
  'cancelled',
] as const satisfies readonly (OrderStatus | null)[]

/** All orders of the house: by status, by filters, by what is typed. */
export const orderList: List<OrderListRow, OrderListQuestion> = {
  name: 'orders',
  path: '/desk/orders',
  title: 'orders.title',
  order: '-placed',
  days: 'placed',
  id: 'orders.id',
  sorts: {
    number: { by: 'orders.number', type: 'text' },
    total: { by: 'orders.total_fen', type: 'bigint' },
    placed: { by: 'orders.placed_at', type: 'timestamptz' },
  },
  columns: orderColumns,
  filters: [
    { name: 'q', kind: 'search', label: 'orders.filters.text', hint: 'orders.filters.text_hint' },
    matchChoice,
    choice('type', 'orders.fields.type', 'orders.types', ORDER_TYPES),
    ...dayRange('from', 'to'),
    {
      name: 'findings',
      kind: 'select',
      label: 'orders.fields.check',
      blank: 'lists.any',
      isMore: true,
      options: ({ i18n }) => [{ value: '1', label: i18n.t('orders.reviews.tabs.findings') }],
    },
    {
      ...choice('invoice', 'orders.fields.invoice_kind', 'orders.invoice_kinds', INVOICE_KINDS),
      isMore: true,
    },
    {
      name: 'author',
      kind: 'select',
      label: 'orders.fields.author',
      blank: 'lists.any',
      isMore: true,
      options: ({ i18n, userId }) => [{ value: userId, label: i18n.t('orders.filters.mine') }],
    },
    { ...choice('source', 'orders.fields.source', 'orders.sources', ORDER_SOURCES), isMore: true },
  ],
  tabs: {
    parameter: 'status',
    label: 'orders.fields.state',
    values: TABS,
    title: (status) => (status ? `orders.states.${status}` : 'orders.all'),
    active: ({ filters }) => filters.status ?? null,
    narrow: (question, status) => ({
      ...question,
      filters: { ...question.filters, status: (status as OrderStatus | null) ?? undefined },
    }),
  },
  isSelectable: (_order, { can }) => can('invoices.issue'),
  readFilters: readOrderListQuestion,
  rows({ filters }) {
    const query = db.query<ListedRow>().from('orders')
    applyFilters(query, filters)
    return query
  },
  async load(ids) {
    const query = db.query<StoredOrder>().from('orders').select(orderListColumns())
    const found = await query.whereIn('orders.id', ids)
    return found.map(toListRow)
  },
  search: {
    isAsked: ({ text: typed }) => typed !== '',
    find: (question, cursor) => searchOrders(question, cursor),
  },
}
