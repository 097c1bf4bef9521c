import db from '@adonisjs/lucid/services/db'
import { askedDays, withinDays } from '#app/lists/days'
import { badges, link, moment, number, text } from '#app/lists/cells'
import { choice, dayRange } from '#app/lists/filters'
import type { Column, List, ListedRow } from '#app/lists/list'
import { namesOf } from '#app/identity/queries/names_of'
import { IMPORT_STATES, type ImportState } from '#app/orders/import_states'
import OrderImport from '#app/orders/models/order_import'
import StoredFile from '#app/platform/files/stored_file'

interface ImportRow {
  id: string
  sheet: OrderImport
  fileName: string | null
  author: string | null
}

interface ImportFilter {
  state: ImportState | undefined
  from: string | null
  until: string | null
}

const count = (key: 'rows' | 'imported' | 'known' | 'refused'): Column<ImportRow> => ({
  key,
  label: `imports.fields.${key}`,
  kind: 'number',
  cell: ({ sheet }) => number(sheet[key] ?? 0),
})

/** Order sheets and what became of their rows. */
export const importList: List<ImportRow, ImportFilter> = {
  name: 'imports',
  path: '/desk/imports',
  title: 'imports.recent',
  order: '-received',
  days: 'received',
  sorts: {
    rows: { by: 'coalesce(order_imports.rows, 0)', type: 'bigint' },
    received: { by: 'order_imports.received_at', type: 'timestamptz' },
  },
  id: 'order_imports.id',
  columns: [
    {
      key: 'file',
      label: 'imports.fields.file',
      kind: 'text',
      cell: ({ id, fileName }, { i18n }) =>
        link(fileName ?? i18n.t('imports.sheet'), `/desk/imports/${id}`),
    },
    {
      key: 'state',
      label: 'imports.fields.state',
      kind: 'badges',
      cell: ({ sheet }) => badges({ state: sheet.state, of: 'imports' }),
    },
    count('rows'),
    count('imported'),
    count('known'),
    count('refused'),
    {
      key: 'author',
      label: 'imports.fields.author',
      kind: 'text',
      cell: ({ author }) => text(author),
    },
    {
      key: 'received',
      label: 'imports.fields.received',
      kind: 'moment',
      cell: ({ sheet }) => moment(sheet.receivedAt),
    },
  ],
  filters: [
    choice('state', 'imports.fields.state', 'imports.states', IMPORT_STATES),
    ...dayRange('from', 'until'),
  ],
  readFilters: ({ state, from, until }) => ({
    state: IMPORT_STATES.find((known) => known === state),
    ...askedDays({ from, until }),
  }),
  rows({ state, from, until }) {
    const query = db.query<ListedRow>().from('order_imports')
    if (state) query.where('state', state)
    withinDays(query, 'received_at', { from, until })
    return query
  },
  async load(ids) {
    const sheets = await OrderImport.query().whereIn('id', ids)
    const files = await StoredFile.query().whereIn(
      'id',
      sheets.map(({ fileId }) => fileId)
    )
    const fileNames = new Map(files.map((file) => [file.id, file.fileName]))
    const names = await namesOf(sheets.map(({ authorId }) => authorId))
    return sheets.map((sheet) => ({
      id: sheet.id,
      sheet,
      fileName: fileNames.get(sheet.fileId) ?? null,
      author: names[sheet.authorId] ?? null,
    }))
  },
}
