import { buyerView } from '#app/archive/buyer_view'
import type ArchiveEntry from '#app/archive/models/archive_entry'
import {
  entriesOf,
  type EntryFilters,
  loadEntries,
  readEntryFilters,
} from '#app/archive/queries/entry_filters'
import { code, money, text, wide } from '#app/lists/cells'
import { dayRange } from '#app/lists/filters'
import type { Column, FilterField, List } from '#app/lists/list'

const columns: readonly Column<ArchiveEntry>[] = [
  {
    key: 'number',
    label: 'archive.entries.number',
    kind: 'text',
    cell: ({ id, invoiceNumber }) => code(invoiceNumber, `/desk/archive/invoices/${id}`),
  },
  {
    key: 'issued',
    label: 'archive.entries.issued',
    kind: 'text',
    cell: ({ issuedOn }) => code(issuedOn.toISODate()),
  },
  {
    key: 'buyer',
    label: 'archive.entries.buyer',
    kind: 'text',
    isSealed: true,
    cell: ({ buyerParty }) => wide(buyerView(buyerParty)?.name ?? null),
  },
  {
    key: 'kind',
    label: 'archive.entries.kind',
    kind: 'text',
    cell: ({ kind, originalNumber }, { i18n }) =>
      text(
        i18n.t(`invoices.kinds.${kind}`),
        originalNumber && i18n.t('archive.entries.corrects', { number: originalNumber })
      ),
  },
  {
    key: 'total',
    label: 'archive.entries.total',
    kind: 'money',
    cell: ({ totalFen }) => money(totalFen),
  },
  {
    key: 'order',
    label: 'archive.entries.order',
    kind: 'text',
    cell: ({ orderNumber }) => code(orderNumber),
  },
]

const search = (name: 'number' | 'buyer' | 'total'): FilterField => ({
  name,
  kind: 'search',
  label: `archive.entries.${name}`,
  hint: `archive.entries.${name}_hint`,
})

/** Every archived invoice, whether it was issued here or came with a package from elsewhere. */
export const entryList: List<ArchiveEntry, EntryFilters> = {
  name: 'archived_invoices',
  path: '/desk/archive/invoices',
  title: 'archive.entries.title',
  columns,
  order: '-number',
  sorts: {
    issued: { by: 'archive_entries.issued_on', type: 'date' },
    total: { by: 'archive_entries.total_fen', type: 'bigint' },
    number: { by: 'archive_entries.invoice_number', type: 'text' },
  },
  id: 'archive_entries.id',
  filters: [search('number'), search('buyer'), search('total'), ...dayRange('from', 'until')],
  readFilters: readEntryFilters,
  rows: entriesOf,
  load: loadEntries,
  acts: ({ id }) => [{ label: 'archive.view', href: `/desk/archive/invoices/${id}` }],
}
