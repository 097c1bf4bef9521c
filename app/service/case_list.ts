import db from '@adonisjs/lucid/services/db'
import { badges, code, moment, text } from '#app/lists/cells'
import { choice } from '#app/lists/filters'
import type { Column, List, ListedRow } from '#app/lists/list'
import { namesOf } from '#app/identity/queries/names_of'
import Order from '#app/orders/models/order'
import { clock } from '#app/platform/clock'
import { isId } from '#app/platform/database/uuid'
import { CASE_KIND_KEYS, type CaseKind, isCaseKind } from '#app/service/case_kinds'
import Case from '#app/service/models/case'

interface CaseRow {
  id: string
  found: Case
  order: Order | null
  owner: string | null
}

interface CaseFilter {
  /** Null: all that wait. */
  tab: 'overdue' | 'closed' | null
  kind: CaseKind | null
  /** The id of an owner, or nobody. */
  owner: string | null
}

const NOBODY = 'nobody'

const columns: readonly Column<CaseRow>[] = [
  {
    key: 'order',
    label: 'service.case.order',
    kind: 'text',
    cell: ({ id, order }) => code(order?.number ?? id.slice(-12), `/desk/cases/${id}`),
  },
  {
    key: 'kind',
    label: 'service.case.kind',
    kind: 'text',
    cell: ({ found }, { i18n }) => text(i18n.t(`service.kinds.${found.kind}`)),
  },
  {
    key: 'state',
    label: 'service.case.state',
    kind: 'badges',
    cell: ({ found }, { i18n }) =>
      badges(
        { state: found.state, of: 'service' },
        ...(found.isOverdue
          ? [{ tone: 'danger' as const, label: i18n.t('service.case.overdue') }]
          : [])
      ),
  },
  {
    key: 'owner',
    label: 'service.case.owner',
    kind: 'text',
    cell: ({ owner }, { i18n }) => text(owner ?? i18n.t('service.case.nobody')),
  },
  {
    key: 'due',
    label: 'service.case.due',
    kind: 'moment',
    cell: ({ found }) => moment(found.dueAt),
  },
  {
    key: 'opened',
    label: 'service.case.opened',
    kind: 'moment',
    cell: ({ found }) => moment(found.openedAt),
  },
]

/** What waits for somebody, the most urgent first. */
export const caseList: List<CaseRow, CaseFilter> = {
  name: 'cases',
  path: '/desk/cases',
  title: 'service.cases.title',
  columns,
  order: 'due',
  days: 'opened',
  sorts: {
    due: { by: 'cases.due_at', type: 'timestamptz' },
    opened: { by: 'cases.opened_at', type: 'timestamptz' },
  },
  id: 'cases.id',
  filters: [
    choice('kind', 'service.case.kind', 'service.kinds', CASE_KIND_KEYS),
    {
      name: 'owner',
      kind: 'select',
      label: 'service.case.owner',
      blank: 'service.cases.anybody',
      options: ({ i18n, userId }) => [
        { value: userId, label: i18n.t('service.cases.mine') },
        { value: NOBODY, label: i18n.t('service.case.nobody') },
      ],
    },
  ],
  tabs: {
    parameter: 'tab',
    label: 'service.case.state',
    values: [null, 'overdue', 'closed'],
    title: (tab) => `service.cases.tabs.${tab ?? 'waiting'}`,
    active: ({ tab }) => tab,
    narrow: (filter, tab) => ({
      ...filter,
      tab: tab === 'overdue' || tab === 'closed' ? tab : null,
    }),
  },
  readFilters: ({ tab, kind, owner }) => ({
    tab: (['overdue', 'closed'] as const).find((known) => known === tab) ?? null,
    kind: isCaseKind(kind) ? kind : null,
    owner: owner === NOBODY || isId(owner) ? owner : null,
  }),
  rows({ tab, kind, owner }) {
    const query = db.query<ListedRow>().from('cases')
    if (tab === 'closed') query.where('cases.state', 'closed')
    else query.whereNot('cases.state', 'closed')
    if (tab === 'overdue') query.where('cases.due_at', '<', clock.timestamp())
    if (kind) query.where('cases.kind', kind)
    if (owner === NOBODY) query.whereNull('cases.owner_id')
    else if (owner) query.where('cases.owner_id', owner)
    return query
  },
  async load(ids) {
    const cases = await Case.query().whereIn('id', ids)
    const subjects = cases.map(({ subjectId }) => subjectId)
    const orders = await Order.query().whereIn('id', subjects)
    const names = await namesOf(cases.map(({ ownerId }) => ownerId))
    return cases.map((found) => ({
      id: found.id,
      found,
      order: orders.find(({ id }) => id === found.subjectId) ?? null,
      owner: (found.ownerId && names[found.ownerId]) ?? null,
    }))
  },
  acts: ({ id }) => [{ label: 'service.cases.open', href: `/desk/cases/${id}` }],
}
