import db from '@adonisjs/lucid/services/db'
import { type Cell, code, link, moment, text } from '#app/lists/cells'
import { choice, matchChoice } from '#app/lists/filters'
import type { Column, List, ListedRow } from '#app/lists/list'
import {
  CUSTOMER_KINDS,
  type CustomerQuestion,
  readCustomerQuestion,
} from '#app/customers/customer_question'
import { customerRowView } from '#app/customers/customer_views'
import Customer from '#app/customers/models/customer'
import { searchCustomers } from '#app/customers/queries/search_customers'

const sealed = (key: string, label: string, cell: (row: CustomerRow) => Cell) => ({
  ...{ key, label: `customers.fields.${label}`, isSealed: true, cell },
  kind: 'text' as const,
})

const columns: readonly Column<CustomerRow>[] = [
  sealed('name', 'name', ({ id, view }) => link(view.name, `/desk/customers/${id}`)),
  {
    key: 'kind',
    label: 'customers.fields.kind',
    kind: 'text',
    cell: ({ view }, { i18n }) => text(i18n.t(`customers.kinds.${view.kind}`)),
  },
  sealed('contact', 'contactName', ({ view }) => text(view.contactName)),
  sealed('phone', 'phone', ({ view }) => code(view.phone)),
  sealed('taxpayer', 'taxpayerId', ({ view }) => code(view.taxpayerId)),
  {
    key: 'account',
    label: 'customers.fields.account',
    kind: 'text',
    cell: ({ view }, { i18n }) =>
      text(i18n.t(view.hasAccount ? 'customers.has_account' : 'customers.no_account')),
  },
  {
    key: 'created',
    label: 'customers.fields.created',
    kind: 'moment',
    cell: ({ view }) => moment(view.createdAt),
  },
]

interface CustomerRow {
  id: string
  view: ReturnType<typeof customerRowView>
}

/** Companies and persons who order. */
export const customerList: List<CustomerRow, CustomerQuestion> = {
  name: 'customers',
  path: '/desk/customers',
  title: 'customers.title',
  columns,
  order: '-created',
  days: 'created',
  sorts: { created: { by: 'customers.created_at', type: 'timestamptz' } },
  id: 'customers.id',
  filters: [
    { name: 'q', kind: 'search', label: 'customers.search', hint: 'customers.search_hint' },
    matchChoice,
    choice('kind', 'customers.fields.kind', 'customers.kinds', CUSTOMER_KINDS),
  ],
  readFilters: readCustomerQuestion,
  rows({ kind }) {
    const query = db.query<ListedRow>().from('customers')
    return kind ? query.where('customers.kind', kind) : query
  },
  async load(ids) {
    const found = await Customer.query().whereIn('id', ids)
    return found.map(rowOf)
  },
  search: {
    isAsked: ({ text: typed }) => typed !== '',
    async find(question, cursor) {
      const page = await searchCustomers(question, cursor)
      return { ...page, rows: page.rows.map(rowOf) }
    },
  },
}

function rowOf(customer: Customer): CustomerRow {
  return { id: customer.id, view: customerRowView(customer) }
}
