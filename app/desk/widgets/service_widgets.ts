import { queues } from '#app/desk/queues'
import { listWidget, momentOf } from '#app/desk/widgets/widget'

interface FoundCase {
  id: string
  kind: string
  state: string
  order_number: string | null
  opened_at: Date
}

interface FoundMessage {
  id: string
  order_id: string | null
  order_number: string | null
  template: string
  state: string
  queued_at: Date
}

/** For those who serve customers. */
export const SERVICE_WIDGETS = [
  listWidget<FoundCase>({
    key: 'cases',
    roles: ['service', 'manager'],
    permission: 'cases.work',
    path: '/desk/cases',
    isUrgent: true,
    waiting: () => queues.cases(),
    first: (query) => {
      query
        .leftJoin('orders', 'orders.id', 'cases.subject_id')
        .select('cases.*', 'orders.number as order_number')
        .orderBy('cases.due_at')
        .orderBy('cases.id')
    },
    toRow: (found) => ({
      href: `/desk/cases/${found.id}`,
      label: `service.kinds.${found.kind}`,
      isKey: true,
      note: found.order_number,
      state: { of: 'service', key: found.state },
      since: momentOf(found.opened_at),
    }),
  }),
  listWidget<FoundMessage>({
    key: 'failed_messages',
    roles: ['service', 'admin'],
    permission: 'messages.view',
    path: '/desk/messages?state=undelivered',
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
      href: `/desk/messages?state=undelivered&order=${found.order_id ?? ''}`,
      label: `notifications.${found.template}.title`,
      isKey: true,
      note: found.order_number,
      state: { of: 'messages', key: found.state },
      since: momentOf(found.queued_at),
    }),
  }),
]
