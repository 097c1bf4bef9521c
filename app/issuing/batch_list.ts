import db from '@adonisjs/lucid/services/db'
import { namesOf } from '#app/identity/queries/names_of'
import { BATCH_STATES, type BatchState } from '#app/issuing/batch_states'
import InvoiceBatch from '#app/issuing/models/invoice_batch'
import { badges, link, number, text } from '#app/lists/cells'
import { type Days, askedDays, withinDays } from '#app/lists/days'
import { choice, dayRange } from '#app/lists/filters'
import type { List, ListedRow } from '#app/lists/list'
import { formatDateTime } from '#app/platform/views/format'

interface BatchRow {
  id: string
  batch: InvoiceBatch
  author: string | null
}

interface BatchFilter extends Days {
  state: BatchState | undefined
}

/** The batches of the house, newest first. */
export const batchList: List<BatchRow, BatchFilter> = {
  name: 'invoice_batches',
  path: '/desk/invoices/batches',
  title: 'issuing.batches.title',
  order: '-created',
  days: 'created',
  sorts: {
    items: { by: 'invoice_batches.items', type: 'integer' },
    created: { by: 'invoice_batches.created_at', type: 'timestamptz' },
  },
  id: 'invoice_batches.id',
  columns: [
    {
      key: 'created',
      label: 'issuing.batches.created',
      kind: 'text',
      cell: ({ id, batch }) =>
        link(formatDateTime(batch.createdAt), `/desk/invoices/batches/${id}`),
    },
    {
      key: 'state',
      label: 'issuing.items.state',
      kind: 'badges',
      cell: ({ batch }, { i18n }) => ({
        ...badges({ state: batch.state, of: 'issuing' }),
        quiet: batch.pausedBy && i18n.t(`issuing.pauses.${batch.pausedBy}`),
      }),
    },
    {
      key: 'items',
      label: 'issuing.batches.items',
      kind: 'number',
      cell: ({ batch }) => number(batch.items),
    },
    {
      key: 'author',
      label: 'issuing.batches.author',
      kind: 'text',
      cell: ({ author }) => text(author),
    },
  ],
  filters: [
    choice('state', 'issuing.items.state', 'issuing.states', BATCH_STATES),
    ...dayRange('from', 'until'),
  ],
  readFilters: ({ state, from, until }) => ({
    state: BATCH_STATES.find((known) => known === state),
    ...askedDays({ from, until }),
  }),
  rows({ state, from, until }) {
    const query = db.query<ListedRow>().from('invoice_batches')
    if (state) query.where('state', state)
    withinDays(query, 'created_at', { from, until })
    return query
  },
  async load(ids) {
    const batches = await InvoiceBatch.query().whereIn('id', ids)
    const names = await namesOf(batches.map(({ authorId }) => authorId))
    return batches.map((batch) => ({
      id: batch.id,
      batch,
      author: names[batch.authorId] ?? null,
    }))
  },
}
