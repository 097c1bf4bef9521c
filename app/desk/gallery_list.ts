import db from '@adonisjs/lucid/services/db'
import { type GalleryOrder, galleryOrders, TONES } from '#app/desk/gallery_samples'
import { badges, code, moment, money, text, wide } from '#app/lists/cells'
import { choice, dayRange } from '#app/lists/filters'
import type { Column, List } from '#app/lists/list'

interface GalleryFilters {
  tone: string | null
}

const SAMPLES = `
  select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid as id, n
  from generate_series(0, 7) n`

const columns: readonly Column<GalleryOrder>[] = [
  {
    key: 'number',
    label: 'gallery.list.number',
    kind: 'text',
    cell: ({ number }) => code(number, '/ui#lists'),
  },
  {
    key: 'state',
    label: 'gallery.list.state',
    kind: 'badges',
    cell: ({ tone, state }, { i18n }) => badges({ tone, label: i18n.t(`gallery.states.${state}`) }),
  },
  {
    key: 'customer',
    label: 'gallery.list.customer',
    kind: 'text',
    isSealed: true,
    cell: ({ customer }, { i18n }) => text(i18n.t(`gallery.customers.${customer}`)),
  },
  {
    key: 'goods',
    label: 'gallery.list.goods',
    kind: 'text',
    cell: ({ goods }, { i18n }) => wide(i18n.t(`gallery.goods.${goods}`)),
  },
  {
    key: 'total',
    label: 'gallery.list.total',
    kind: 'money',
    cell: ({ total }) => money(total),
  },
  {
    key: 'placed',
    label: 'gallery.list.placed',
    kind: 'moment',
    cell: ({ placedAt }) => moment(placedAt),
  },
]

/** A list as the pages of the desk show it, with rows that stand in no table. */
export const galleryList: List<GalleryOrder, GalleryFilters> = {
  name: 'gallery',
  path: '/ui',
  title: 'gallery.sections.lists',
  columns,
  order: '-number',
  sorts: {
    number: { by: 'samples.n', type: 'integer' },
    placed: { by: '-samples.n', type: 'integer' },
  },
  id: 'samples.id',
  filters: [
    {
      name: 'q',
      kind: 'search',
      label: 'gallery.list.customer',
      hint: 'gallery.list.customer_hint',
    },
    ...dayRange('from', 'until'),
    {
      ...choice('kind', 'gallery.form.kind', 'gallery.form', ['ordinary', 'special']),
      isMore: true,
    },
  ],
  tabs: {
    parameter: 'tone',
    label: 'gallery.sections.tabs',
    values: [null, 'info', 'warning', 'active'],
    title: (tone) => `gallery.states.${TONES.find(([key]) => key === tone)?.[1] ?? 'all'}`,
    active: ({ tone }) => tone,
    narrow: (filters, tone) => ({ ...filters, tone }),
  },
  readFilters: ({ tone }) => ({ tone: TONES.find(([key]) => key === tone)?.[0] ?? null }),
  rows({ tone }) {
    const rows = db.query().with('samples', db.raw(SAMPLES)).from('samples')
    const place = TONES.findIndex(([key]) => key === tone)
    return tone === null ? rows : rows.whereRaw('(samples.n + 1) % ? = ?', [TONES.length, place])
  },
  async load(ids) {
    return galleryOrders().filter(({ id }) => ids.includes(id))
  },
  acts: () => [{ label: 'gallery.actions.view', href: '/ui#lists' }],
  isSelectable: () => true,
}
