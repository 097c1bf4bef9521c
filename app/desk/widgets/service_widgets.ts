import { queues } from '#app/desk/queues'
import { listWidget, momentOf } from '#app/desk/widgets/widget'

interface FoundCase {
  id: string
  kind: string
  number: string | null
  opened_at: Date
}

/** For those who look after what customers are not happy with. */
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
        .select('cases.id', 'cases.kind', 'cases.opened_at', 'orders.number')
        .orderBy('cases.due_at')
        .orderBy('cases.id')
    },
    toRow: (found) => ({
      href: `/desk/cases/${found.id}`,
      label: `service.kinds.${found.kind}`,
      isKey: true,
      note: found.number,
      since: momentOf(found.opened_at),
    }),
  }),
]
