import db from '@adonisjs/lucid/services/db'
import { queues } from '#app/desk/queues'
import { listWidget, momentOf, type WidgetRow } from '#app/desk/widgets/widget'
import { open } from '#app/platform/crypto/envelope'
import { maskedCustomerName } from '#app/orders/masked_details'
import { orderListColumns, type StoredOrder, toListRow } from '#app/orders/queries/order_list_row'

const newest = (query: ReturnType<typeof queues.orders>) => {
  query.select(orderListColumns()).orderBy('placed_at', 'desc').orderBy('id', 'desc')
}

const longestWaiting = (query: ReturnType<typeof queues.orders>) => {
  query.select(orderListColumns()).orderBy('submitted_at').orderBy('id')
}

function orderLine(stored: StoredOrder) {
  const order = toListRow(stored)
  return {
    href: `/desk/orders/${order.id}`,
    label: order.number,
    note: maskedCustomerName(order.details),
    since: order.submittedAt ?? order.placedAt,
    amountFen: order.totalFen,
  } satisfies Partial<WidgetRow>
}

interface FoundImport {
  id: string
  state: string
  received_at: Date
  file_id: string
  name: Buffer | null
}

/** For those who enter orders and those who review them. */
export const ORDER_WIDGETS = [
  listWidget({
    key: 'reviews',
    roles: ['reviewer'],
    permission: 'orders.review',
    path: '/desk/reviews',
    waiting: ({ id }) => queues.reviews().whereNot('author_id', id),
    first: longestWaiting,
    toRow: orderLine,
  }),
  listWidget({
    key: 'findings',
    roles: ['reviewer'],
    permission: 'orders.review',
    path: '/desk/reviews?kind=findings',
    waiting: ({ id }) => queues.reviews().where('has_findings', true).whereNot('author_id', id),
    first: longestWaiting,
    toRow: orderLine,
  }),
  listWidget({
    key: 'rejected',
    roles: ['clerk', 'service'],
    permission: 'orders.place',
    path: '/desk/orders?status=rejected',
    isUrgent: true,
    waiting: () => queues.orders('rejected'),
    first: newest,
    toRow: orderLine,
  }),
  listWidget({
    key: 'drafts',
    roles: ['clerk', 'service'],
    permission: 'orders.place',
    path: '/desk/orders?status=draft&author=:me',
    waiting: ({ id }) => queues.orders('draft').where('author_id', id),
    first: newest,
    toRow: orderLine,
  }),
  listWidget({
    key: 'services',
    roles: ['clerk', 'service'],
    permission: 'orders.edit',
    path: '/desk/orders?status=awaiting_dispatch&type=service',
    waiting: () => queues.services(),
    first: newest,
    toRow: orderLine,
  }),
  listWidget({
    key: 'unpaid',
    roles: ['clerk', 'service'],
    permission: 'orders.place',
    path: '/desk/orders?status=awaiting_payment',
    waiting: () => queues.orders('awaiting_payment'),
    first: newest,
    toRow: orderLine,
  }),
  listWidget<FoundImport>({
    key: 'imports',
    roles: ['clerk'],
    permission: 'imports.run',
    path: '/desk/imports',
    isCounted: false,
    waiting: () => db.from('order_imports'),
    first: (query) => {
      query
        .join('stored_files', 'stored_files.id', 'order_imports.file_id')
        .select('order_imports.*', 'stored_files.name')
        .orderBy('received_at', 'desc')
        .orderBy('order_imports.id', 'desc')
    },
    toRow: (found) => ({
      href: `/desk/imports/${found.id}`,
      label: fileName(found) ?? found.id.slice(-12),
      state: { of: 'imports', key: found.state },
      since: momentOf(found.received_at),
    }),
  }),
]

function fileName({ file_id: id, name }: FoundImport): string | null {
  return name && open<{ name: string }>('stored_files.name', id, name).name
}
