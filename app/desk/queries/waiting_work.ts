import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { type CappedCount, cappedCount } from '#app/platform/database/capped_count'
import type User from '#app/identity/models/user'
import type { Permission } from '#app/identity/permissions'

/** Something that waits for a person. Texts: `work.<key>`. */
interface Work {
  key: string
  /** Whoever may do it sees it. */
  permission: Permission
  path: string
  isUrgent?: boolean
  waiting: (userId: string) => DatabaseQueryBuilderContract
}

const orders = (status: string) => db.from('orders').where('status', status).whereNull('deleted_at')
const parcels = (...states: string[]) => db.from('shipments').whereIn('state', states)

/** In the order of the day. */
const WORK: readonly Work[] = [
  {
    key: 'rejected',
    permission: 'orders.place',
    path: '/desk/orders?status=rejected',
    waiting: () => orders('rejected'),
  },
  {
    key: 'reviews',
    permission: 'orders.review',
    path: '/desk/reviews',
    waiting: (userId) => orders('in_review').whereNot('author_id', userId),
  },
  {
    key: 'unpaid',
    permission: 'orders.place',
    path: '/desk/orders?status=awaiting_payment',
    waiting: () => orders('awaiting_payment'),
  },
  {
    key: 'awaited_payments',
    permission: 'payments.confirm',
    path: '/desk/payments?tab=awaiting',
    waiting: () => db.from('payments').where('state', 'awaiting'),
  },
  {
    key: 'unclear_payments',
    permission: 'payments.confirm',
    path: '/desk/payments?tab=unknown',
    isUrgent: true,
    waiting: () => db.from('payments').where('state', 'unknown'),
  },
  {
    key: 'preparation',
    permission: 'shipments.pick',
    path: '/desk/preparation',
    waiting: () => parcels('preparing'),
  },
  {
    key: 'packing',
    permission: 'shipments.pack',
    path: '/desk/packing',
    waiting: () => parcels('picked'),
  },
  {
    key: 'handover',
    permission: 'shipments.hand_over',
    path: '/desk/handover',
    waiting: () => parcels('packed', 'booking', 'booked', 'unknown'),
  },
  {
    key: 'deliveries',
    permission: 'shipments.deliver',
    path: '/desk/deliveries',
    waiting: (userId) =>
      parcels('handed_over', 'in_transit', 'out_for_delivery', 'attempt_failed').where(
        'courier_user_id',
        userId
      ),
  },
  {
    key: 'refused_invoices',
    permission: 'invoices.issue',
    path: '/desk/invoices?tab=refused',
    isUrgent: true,
    waiting: () => db.from('invoices').where('state', 'refused'),
  },
  {
    key: 'failed_messages',
    permission: 'messages.resend',
    path: '/desk/messages?state=failed',
    isUrgent: true,
    waiting: () => db.from('messages').where('state', 'failed'),
  },
]

export interface WaitingWork {
  key: string
  path: string
  isUrgent: boolean
  waiting: CappedCount
}

/** What waits for somebody, of all that they may do. */
export async function waitingWork(viewer: User): Promise<WaitingWork[]> {
  const work: WaitingWork[] = []
  for (const { key, permission, path, isUrgent = false, waiting } of WORK) {
    if (!viewer.can(permission)) continue
    work.push({ key, path, isUrgent, waiting: await cappedCount(waiting(viewer.id)) })
  }
  return work
}
