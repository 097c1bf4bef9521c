import { badges, code, moment, money, text } from '#app/lists/cells'
import type { Column, ListReader } from '#app/lists/list'
import { maskedCustomerName } from '#app/orders/masked_details'
import type { OrderListRow } from '#app/orders/queries/order_list_row'

/** Columns that every list of orders has. */
export const numberColumn: Column<OrderListRow> = {
  key: 'number',
  label: 'orders.fields.number',
  kind: 'text',
  cell: ({ id, number }) => code(number, `/desk/orders/${id}`),
}
export const customerColumn: Column<OrderListRow> = {
  key: 'customer',
  label: 'orders.fields.customer',
  kind: 'text',
  isSealed: true,
  cell: ({ details }) => text(maskedCustomerName(details)),
}
export const typeColumn: Column<OrderListRow> = {
  key: 'type',
  label: 'orders.fields.type',
  kind: 'text',
  cell: ({ orderType }, { i18n }) => text(i18n.t(`orders.types.${orderType}`)),
}
export const totalColumn: Column<OrderListRow> = {
  key: 'total',
  label: 'orders.fields.total',
  kind: 'money',
  cell: ({ totalFen }) => money(totalFen),
}

export const orderColumns: readonly Column<OrderListRow>[] = [
  numberColumn,
  { key: 'state', label: 'orders.fields.state', kind: 'badges', cell: stateCell },
  customerColumn,
  typeColumn,
  totalColumn,
  {
    key: 'invoice_kind',
    label: 'orders.fields.invoice_kind',
    kind: 'text',
    cell: ({ invoiceKind }, { i18n }) => text(i18n.t(`orders.invoice_kinds.${invoiceKind}`)),
  },
  {
    key: 'external_number',
    label: 'orders.fields.external_number',
    kind: 'text',
    cell: ({ externalNumber }) => code(externalNumber),
  },
  {
    key: 'source',
    label: 'orders.fields.source',
    kind: 'text',
    cell: ({ source }, { i18n }) => text(i18n.t(`orders.sources.${source}`)),
  },
  {
    key: 'placed',
    label: 'orders.fields.placed',
    kind: 'moment',
    cell: ({ placedAt }) => moment(placedAt),
  },
  {
    key: 'submitted',
    label: 'orders.fields.submitted',
    kind: 'moment',
    isExtra: true,
    cell: ({ submittedAt }) => moment(submittedAt),
  },
  {
    key: 'discount',
    label: 'discounts.column',
    kind: 'money',
    isExtra: true,
    cell: ({ discountFen }) => money(discountFen),
  },
]

function stateCell({ status, hasFindings }: OrderListRow, { i18n }: ListReader) {
  const isDoubted = hasFindings && status === 'in_review'
  return badges(
    { state: status, of: 'orders' },
    ...(isDoubted
      ? [{ tone: 'warning' as const, label: i18n.t('orders.reviews.tabs.findings') }]
      : [])
  )
}
