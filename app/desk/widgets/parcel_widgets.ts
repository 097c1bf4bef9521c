import { queues } from '#app/desk/queues'
import { listWidget, momentOf } from '#app/desk/widgets/widget'

interface FoundParcel {
  id: string
  number: string
  state: string
  order_number: string
  updated_at: Date
}

const longestWaiting = (query: ReturnType<typeof queues.parcels>) => {
  query
    .join('orders', 'orders.id', 'shipments.order_id')
    .select('shipments.*', 'orders.number as order_number')
    .orderBy('shipments.created_at')
    .orderBy('shipments.id')
}

const parcelLine = (href: (id: string) => string) => (found: FoundParcel) => ({
  href: href(found.id),
  label: found.number,
  note: found.order_number,
  state: { of: 'shipments', key: found.state },
  since: momentOf(found.updated_at),
})

const toPage = parcelLine((id) => `/desk/parcels/${id}`)

/** For the warehouse, and for couriers of our own. */
export const PARCEL_WIDGETS = [
  listWidget({
    key: 'preparation',
    roles: ['warehouse'],
    permission: 'shipments.pick',
    path: '/desk/preparation',
    waiting: () => queues.parcels('preparing'),
    first: longestWaiting,
    toRow: toPage,
  }),
  listWidget({
    key: 'packing',
    roles: ['warehouse'],
    permission: 'shipments.pack',
    path: '/desk/packing',
    waiting: () => queues.parcels('picked'),
    first: longestWaiting,
    toRow: parcelLine((id) => `/desk/packing/${id}`),
  }),
  listWidget({
    key: 'handover',
    roles: ['warehouse'],
    permission: 'shipments.hand_over',
    path: '/desk/handover',
    waiting: () => queues.parcels('packed', 'booking', 'booked'),
    first: longestWaiting,
    toRow: toPage,
  }),
  listWidget({
    key: 'stuck_parcels',
    roles: ['warehouse'],
    permission: 'shipments.view',
    path: '/desk/parcels?tab=needs_attention',
    isUrgent: true,
    waiting: () => queues.parcels('unknown', 'attempt_failed', 'returning'),
    first: longestWaiting,
    toRow: toPage,
  }),
  listWidget({
    key: 'deliveries',
    roles: ['courier'],
    permission: 'shipments.deliver',
    path: '/desk/deliveries',
    waiting: ({ id }) =>
      queues
        .parcels('handed_over', 'in_transit', 'out_for_delivery', 'attempt_failed')
        .where('courier_user_id', id),
    first: longestWaiting,
    toRow: parcelLine(() => '/desk/deliveries'),
  }),
]
