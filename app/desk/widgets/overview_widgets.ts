import { queues } from '#app/desk/queues'
import { failureRates, stepTimes, todayNumbers } from '#app/desk/widgets/overview_numbers'
import type { Widget } from '#app/desk/widgets/widget'
import { chartTable } from '#app/desk/widgets/chart_table'
import { CHART_NAMES } from '#app/figures/charts'
import { cappedCount } from '#app/platform/database/capped_count'

/** What waits in the whole house. Texts: `home.widgets.<key>.title`. */
const LENGTHS = [
  { key: 'reviews', path: '/desk/reviews', query: () => queues.reviews() },
  {
    key: 'unpaid',
    path: '/desk/orders?status=awaiting_payment',
    query: () => queues.orders('awaiting_payment'),
  },
  {
    key: 'preparation',
    path: '/desk/parcels?tab=in_house',
    query: () => queues.parcels('preparing'),
  },
  { key: 'packing', path: '/desk/parcels?tab=in_house', query: () => queues.parcels('picked') },
  {
    key: 'handover',
    path: '/desk/parcels?tab=in_house',
    query: () => queues.parcels('packed', 'booking', 'booked'),
  },
  {
    key: 'stuck_parcels',
    path: '/desk/parcels?tab=needs_attention',
    query: () => queues.parcels('unknown', 'attempt_failed', 'returning'),
  },
  {
    key: 'unknown_payments',
    path: '/desk/payments?tab=unknown',
    query: () => queues.payments('unknown'),
  },
  {
    key: 'refused_invoices',
    path: '/desk/invoices?tab=refused',
    query: () => queues.refusedInvoices(),
  },
  {
    key: 'failed_messages',
    path: '/desk/messages?state=undelivered',
    query: () => queues.failedMessages(),
  },
] as const

async function queueLengths() {
  const lengths = LENGTHS.map(async ({ key, path, query }) => {
    const { count, isCapped } = await cappedCount(query())
    return { key, path, count: isCapped ? count + 1 : count }
  })
  return { lengths: await Promise.all(lengths) }
}

const forManagers = { roles: ['manager'], permission: 'figures.view', path: null } as const

/** For managers: the day in numbers, how long things take and wait, what fails, and thirty days as charts. */
export const OVERVIEW_WIDGETS: readonly Widget[] = [
  { ...forManagers, key: 'today', view: 'today', load: todayNumbers },
  { ...forManagers, key: 'queues', view: 'queues', load: queueLengths },
  { ...forManagers, key: 'steps', view: 'steps', load: stepTimes },
  { ...forManagers, key: 'errors', view: 'errors', load: failureRates },
  ...CHART_NAMES.map((name) => ({
    ...forManagers,
    key: `chart_${name}`,
    view: 'chart' as const,
    load: () => chartTable(name),
  })),
]
