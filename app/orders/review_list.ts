import { badges, text } from '#app/lists/cells'
import { choice, dayRange } from '#app/lists/filters'
import type { Column, List, ListReader } from '#app/lists/list'
import {
  customerColumn,
  numberColumn,
  totalColumn,
  typeColumn,
} from '#app/orders/order_list_columns'
import { ORDER_TYPES } from '#app/orders/order_list_filter'
import {
  loadWaiting,
  type QueueFilter,
  waitingOrders,
  type WaitingOrder,
} from '#app/orders/queries/review_queue'
import { verdictViews } from '#app/orders/verdict_views'
import { waitingTime } from '#app/orders/waiting_time'
import { askedDays } from '#app/lists/days'

const columns: readonly Column<WaitingOrder>[] = [
  numberColumn,
  { key: 'waiting', label: 'orders.fields.waiting', kind: 'text', cell: waitingCell },
  { key: 'check', label: 'orders.fields.check', kind: 'badges', cell: checkCell },
  customerColumn,
  typeColumn,
  totalColumn,
  {
    key: 'source',
    label: 'orders.fields.source',
    kind: 'text',
    cell: ({ source, authorId }, { i18n, userId }) =>
      text(i18n.t(authorId === userId ? 'orders.reviews.own' : `orders.sources.${source}`)),
  },
]

/** What waits for a second person, longest waiting first. */
export const reviewList: List<WaitingOrder, QueueFilter> = {
  name: 'reviews',
  path: '/desk/reviews',
  title: 'orders.reviews.title',
  columns,
  order: 'waiting',
  days: 'waiting',
  sorts: {
    number: { by: 'orders.number', type: 'text' },
    waiting: { by: 'orders.submitted_at', type: 'timestamptz' },
    total: { by: 'orders.total_fen', type: 'bigint' },
  },
  id: 'orders.id',
  filters: [
    choice('type', 'orders.fields.type', 'orders.types', ORDER_TYPES),
    ...dayRange('from', 'until'),
  ],
  tabs: {
    parameter: 'kind',
    label: 'orders.reviews.title',
    values: [null, 'clean', 'findings'],
    title: (kind) => `orders.reviews.tabs.${kind ?? 'all'}`,
    active: ({ kind }) => kind,
    narrow: (filter, kind) => ({ ...filter, kind: kind as QueueFilter['kind'] }),
  },
  readFilters: ({ kind, type, from, until }) => ({
    kind: kind === 'clean' || kind === 'findings' ? kind : null,
    orderType: ORDER_TYPES.find((known) => known === type) ?? null,
    ...askedDays({ from, until }),
  }),
  rows: waitingOrders,
  load: loadWaiting,
  acts: ({ id }) => [{ label: 'orders.reviews.open', href: `/desk/orders/${id}` }],
  isSelectable: ({ hasFindings, authorId }, { userId }) => !hasFindings && authorId !== userId,
}

function waitingCell({ submittedAt, placedAt }: WaitingOrder, { i18n }: ListReader) {
  const { unit, count } = waitingTime(submittedAt ?? placedAt)
  return text(i18n.t(`orders.waiting.${unit}`, { count }))
}

function checkCell({ verdicts }: WaitingOrder, { i18n }: ListReader) {
  const findings = verdictViews(verdicts, i18n).filter(({ result }) => result === 'finding')
  if (findings.length === 0)
    return badges({ tone: 'success', label: i18n.t('orders.reviews.passed') })
  return {
    ...badges(...findings.map(({ rule }) => ({ tone: 'warning' as const, label: rule }))),
    quiet: findings.map(({ reason }) => reason).join(i18n.t('ui.list_separator')),
    isWide: true,
  }
}
