import type { I18n } from '@adonisjs/i18n'
import { moment, text, wide } from '#app/lists/cells'
import { choice, dayRange } from '#app/lists/filters'
import type { Column, List } from '#app/lists/list'
import { changedField, reasonText, stateText } from '#app/desk/history_texts'
import {
  HISTORY_KINDS,
  type HistoryFilter,
  historyOf,
  type HistoryRow,
  loadHistory,
} from '#app/desk/queries/order_history'
import type { ChangedField } from '#app/orders/order_changes'
import { askedDays } from '#app/lists/days'

const columns: readonly Column<HistoryRow>[] = [
  { key: 'at', label: 'orders.history.at', kind: 'moment', cell: ({ at }) => moment(at) },
  {
    key: 'kind',
    label: 'orders.history.kind',
    kind: 'text',
    cell: ({ what }, { i18n }) =>
      text(i18n.t(`orders.history.kinds.${what.kind === 'change' ? 'edit' : what.subject}`)),
  },
  {
    key: 'from',
    label: 'orders.history.from',
    kind: 'text',
    cell: ({ what }, { i18n }) =>
      text(what.kind === 'state' && what.from ? stateText(what.subject, what.from, i18n) : null),
  },
  {
    key: 'to',
    label: 'orders.history.to',
    kind: 'text',
    cell: ({ what }, { i18n }) =>
      what.kind === 'state'
        ? text(stateText(what.subject, what.state, i18n))
        : wide(changedText(what.changes, i18n)),
  },
  {
    key: 'by',
    label: 'orders.history.by',
    kind: 'text',
    cell: ({ actor, actorKind }, { i18n }) => text(actor ?? i18n.t(`orders.actors.${actorKind}`)),
  },
  {
    key: 'reason',
    label: 'orders.fields.reason',
    kind: 'text',
    cell: ({ what, actorKind }, { i18n }) =>
      wide(what.kind === 'state' ? reasonText(what.reason, actorKind, i18n) : null),
  },
]

/** Everything that has changed about one order: who, when, why, from what to what. */
export function orderHistoryList(orderId: string): List<HistoryRow, HistoryFilter> {
  return {
    name: 'order_history',
    path: `/desk/orders/${orderId}/history`,
    title: 'orders.history.title',
    columns,
    order: '-at',
    days: 'at',
    sorts: { at: { by: 'history.changed_at', type: 'timestamptz' } },
    id: 'history.id',
    filters: [
      choice('kind', 'orders.history.kind', 'orders.history.kinds', HISTORY_KINDS),
      ...dayRange('from', 'until'),
    ],
    readFilters: ({ kind, from, until }) => ({
      orderId,
      kind: HISTORY_KINDS.find((known) => known === kind) ?? null,
      ...askedDays({ from, until }),
    }),
    rows: historyOf,
    load: loadHistory,
  }
}

/** The names of the fields; their old and new values are open on the page of the order only. */
function changedText(changes: readonly ChangedField[], i18n: I18n): string {
  return changes.map((change) => changedField(change, i18n)).join(i18n.t('ui.list_separator'))
}
