import db from '@adonisjs/lucid/services/db'
import { listWidget, momentOf } from '#app/desk/widgets/widget'
import { clock } from '#app/platform/clock'

interface FoundEntry {
  actor_id: string | null
  action: string
  subject: string
  subject_id: string | null
  recorded_at: Date
}

const newestEntries = (query: ReturnType<typeof todaysEntries>) => {
  query.orderBy('recorded_at', 'desc').orderBy('id', 'desc')
}

/** What was done, and by whom; for an account, to whose. */
function entryLine(found: FoundEntry, names: Record<string, string>) {
  const subject = encodeURIComponent(found.subject_id ?? '')
  return {
    href: `/desk/audit?subject=${subject}`,
    label: `audit.actions.${found.action}`,
    isKey: true,
    note: names[personOf(found) ?? ''] ?? null,
    since: momentOf(found.recorded_at),
  }
}

function personOf({ subject, subject_id: subjectId, actor_id: actorId }: FoundEntry) {
  return subject === 'user' ? subjectId : actorId
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

/** For those who run the house, guard it and audit it. */
export const HOUSE_WIDGETS = [
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
    people: (found: FoundEntry) => [personOf(found)],
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
    people: (found: FoundEntry) => [personOf(found)],
    toRow: (found: FoundEntry, names) => ({
      ...entryLine(found, names),
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
    people: (found: FoundEntry) => [personOf(found)],
    toRow: entryLine,
  }),
]
