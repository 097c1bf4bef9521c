import { badges, code, money, wide } from '#app/lists/cells'
import type { Column, List } from '#app/lists/list'
import { problemText } from '#app/invoices/verdict_views'
import {
  type BatchItem,
  ITEM_TABS,
  type ItemFilter,
  itemsOf,
  type ItemTab,
  loadItems,
} from '#app/issuing/queries/batch_items'

const columns: readonly Column<BatchItem>[] = [
  {
    key: 'order',
    label: 'issuing.items.order',
    kind: 'text',
    cell: ({ orderId, orderNumber }) => code(orderNumber, `/desk/orders/${orderId}`),
  },
  {
    key: 'state',
    label: 'issuing.items.state',
    kind: 'badges',
    cell: ({ step, invoice }) =>
      invoice
        ? badges({ state: invoice.state, of: 'invoices' })
        : badges({ state: step, of: 'issuing' }),
  },
  {
    key: 'reason',
    label: 'issuing.items.reason',
    kind: 'text',
    cell: ({ problem, invoice }, { i18n }) => {
      if (problem) return wide(i18n.t(`issuing.item_problems.${problem}`))
      return wide(invoice?.problem ? problemText(invoice.problem, i18n) : null)
    },
  },
  {
    key: 'invoice',
    label: 'issuing.items.invoice',
    kind: 'text',
    cell: ({ invoice }, { i18n }) =>
      invoice
        ? code(invoice.number ?? i18n.t('invoices.no_number'), `/desk/invoices/${invoice.id}`)
        : code(null),
  },
  {
    key: 'total',
    label: 'issuing.items.total',
    kind: 'money',
    cell: ({ totalFen }) => money(totalFen),
  },
]

/** The orders of one batch, what failed first to be looked at. */
export function batchItemList(batchId: string): List<BatchItem, ItemFilter> {
  return {
    name: 'invoice_batch_items',
    path: `/desk/invoices/batches/${batchId}`,
    title: 'issuing.items.title',
    columns,
    order: 'position',
    sorts: { position: { by: 'item.position', type: 'integer' } },
    id: 'item.id',
    filters: [],
    tabs: {
      parameter: 'tab',
      label: 'issuing.items.state',
      values: [null, ...ITEM_TABS],
      title: (tab) => `issuing.tabs.${tab ?? 'all'}`,
      active: ({ tab }) => tab,
      narrow: (filter, tab) => ({ ...filter, tab: tab as ItemTab | null }),
    },
    readFilters: ({ tab }) => ({
      batchId,
      tab: ITEM_TABS.find((known) => known === tab) ?? null,
    }),
    rows: itemsOf,
    load: loadItems,
    acts: ({ orderId, invoice }) =>
      invoice?.state === 'refused'
        ? [{ label: 'issuing.items.mend', href: `/desk/invoices/${invoice.id}` }]
        : [{ label: 'issuing.items.open', href: `/desk/orders/${orderId}` }],
  }
}
