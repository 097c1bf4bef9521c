import db from '@adonisjs/lucid/services/db'
import { queues } from '#app/desk/queues'
import { listWidget, momentOf } from '#app/desk/widgets/widget'
import { clock } from '#app/platform/clock'

interface FoundEntry {
  action: string
  subject_id: string | null
  recorded_at: Date
}

interface FoundMessage {
  id: string
  order_id: string | null
  order_number: string | null
  state: string
  queued_at: Date
}

const newestEntries = (query: ReturnType<typeof todaysEntries>) => {
  query.orderBy('recorded_at', 'desc').orderBy('id', 'desc')
}

function entryLine({ action, subject_id: subjectId, recorded_at: recordedAt }: FoundEntry) {
  return {
    href: subjectId ? `/desk/audit?subject=${encodeURIComponent(subjectId)}` : '/desk/audit',
    label: `audit.actions.${action}`,
    isKey: true,
    since: momentOf(recordedAt),
  }
}

function todaysEntries() {
  const { from } = clock.businessDayRange(clock.businessDay())
  return db.from('audit_entries').where('recorded_at', '>=', clock.timestamp(from))
}

function accountChanges() {
  const isOfStaff = `exists (select from users where kind = 'staff' and id = subject_id::uuid)`
  return todaysEntries()
    .where('subject', 'user')
    .whereNot('action', 'like', 'sessions.%')
    .whereRaw(isOfStaff)
}

/** For those who serve customers, run the house, guard it and audit it. */
export const HOUSE_WIDGETS = [
  listWidget<FoundMessage>({
    key: 'failed_messages',
    roles: ['service', 'admin'],
    permission: 'messages.view',
    path: '/desk/messages?state=failed',
    isUrgent: true,
    waiting: () => queues.failedMessages(),
    first: (query) => {
      query
        .leftJoin('orders', 'orders.id', 'messages.order_id')
        .select('messages.*', 'orders.number as order_number')
        .orderBy('messages.queued_at')
        .orderBy('messages.id')
    },
    toRow: (found) => ({
      href: `/desk/messages?state=failed&order=${found.order_id ?? ''}`,
      label: found.order_number ?? found.id.slice(-12),
      state: { of: 'messages', key: found.state },
      since: momentOf(found.queued_at),
    }),
  }),
  listWidget<{ id: string; name: string; channel_state: string }>({
    key: 'channels',
    roles: ['admin'],
    permission: 'sellers.view',
    path: '/desk/sellers',
    isUrgent: true,
    waiting: () => db.from('sellers').whereNot('channel_state', 'connected'),
    first: (query) => query.orderBy('created_at').orderBy('id'),
    toRow: ({ id, name, channel_state: state }) => ({
      href: `/desk/sellers/${id}`,
      label: name,
      state: { of: 'sellers', key: state },
    }),
  }),
  listWidget({
    key: 'failed_sign_ins',
    roles: ['security'],
    permission: 'audit.view',
    path: '/desk/audit?action=sessions.sign_in_failed',
    isUrgent: true,
    waiting: () => todaysEntries().where('action', 'sessions.sign_in_failed'),
    first: newestEntries,
    toRow: entryLine,
  }),
  listWidget({
    key: 'account_changes',
    roles: ['security', 'auditor', 'admin'],
    permission: 'users.view',
    path: '/desk/users',
    isCounted: false,
    waiting: accountChanges,
    first: newestEntries,
    toRow: (found: FoundEntry) => ({
      ...entryLine(found),
      href: `/desk/users/${found.subject_id ?? ''}`,
    }),
  }),
  listWidget({
    key: 'newest_entries',
    roles: ['auditor'],
    permission: 'audit.view',
    path: '/desk/audit',
    isCounted: false,
    waiting: () => db.from('audit_entries'),
    first: newestEntries,
    toRow: entryLine,
  }),
]
