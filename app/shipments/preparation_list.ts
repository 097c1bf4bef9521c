import db from '@adonisjs/lucid/services/db'
import { askedDays, withinDays } from '#app/lists/days'
import { code, moment, number, text } from '#app/lists/cells'
import { dayRange } from '#app/lists/filters'
import type { Column, List, ListedRow } from '#app/lists/list'
import { townTitle, waitingAreas } from '#app/shipments/queries/waiting_areas'
import { loadWaitingParcels, type WaitingParcel } from '#app/shipments/queries/waiting_parcels'
import { typedText } from '#app/platform/forms/typed_text'

interface PreparationFilter {
  /** The first digits of an area code; empty for all. */
  area: string
  /** Exactly a number of ours or of the order; empty for all. */
  number: string
  from: string | null
  until: string | null
}

const columns: readonly Column<WaitingParcel>[] = [
  {
    key: 'number',
    label: 'shipments.fields.number',
    kind: 'text',
    cell: (parcel) => code(parcel.number, `/desk/parcels/${parcel.id}`),
  },
  {
    key: 'order',
    label: 'shipments.fields.order',
    kind: 'text',
    cell: ({ orderNumber }) => code(orderNumber),
  },
  {
    key: 'destination',
    label: 'shipments.fields.destination',
    kind: 'text',
    cell: ({ areaCode }) => text(townTitle(areaCode)),
  },
  {
    key: 'lines',
    label: 'shipments.fields.lines',
    kind: 'number',
    cell: ({ lines }) => number(lines),
  },
  {
    key: 'pieces',
    label: 'shipments.fields.pieces',
    kind: 'number',
    cell: ({ pieces }) => number(pieces),
  },
  {
    key: 'waiting',
    label: 'shipments.fields.waiting_since',
    kind: 'moment',
    cell: ({ waitingSince }) => moment(waitingSince),
  },
]

/** Paid orders whose goods somebody has to bring and that are in no wave yet, longest waiting first. */
export const preparationList: List<WaitingParcel, PreparationFilter> = {
  name: 'preparation',
  path: '/desk/preparation',
  title: 'shipments.preparation.title',
  columns,
  order: 'waiting',
  days: 'waiting',
  sorts: {
    number: { by: 'shipments.number', type: 'text' },
    destination: { by: 'shipments.area_code', type: 'text' },
    waiting: { by: 'shipments.created_at', type: 'timestamptz' },
  },
  id: 'shipments.id',
  filters: [
    {
      name: 'number',
      kind: 'search',
      label: 'shipments.parcels.by_number',
      hint: 'shipments.preparation.number_hint',
    },
    {
      name: 'area',
      kind: 'select',
      label: 'waves.area',
      blank: 'waves.any_area',
      async options({ i18n }) {
        const areas = await waitingAreas()
        return areas.map(({ code: value, name, parcels }) => ({
          value,
          label: i18n.t('waves.area_option', { name, parcels }),
        }))
      },
    },
    ...dayRange('from', 'until'),
  ],
  readFilters: (asked) => ({
    area: /^\d{2}(?:\d{2})?$/.test(typedText(asked.area)) ? typedText(asked.area) : '',
    number: typedText(asked.number),
    ...askedDays(asked),
  }),
  rows({ area, number: typed, from, until }) {
    const query = db.query<ListedRow>().from('shipments')
    query.where('shipments.state', 'preparing').whereNull('shipments.wave_id')
    if (area) query.whereRaw('starts_with(shipments.area_code, ?)', [area])
    withinDays(query, 'shipments.created_at', { from, until })
    if (typed)
      query.whereRaw(
        '(shipments.number = :typed or shipments.order_id = (select id from orders where number = :typed))',
        { typed: typed.toUpperCase() }
      )
    return query
  },
  load: loadWaitingParcels,
  isSelectable: () => true,
}
