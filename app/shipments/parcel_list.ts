import { badges, code, moment, text, wide } from '#app/lists/cells'
import { dayRange } from '#app/lists/filters'
import type { Column, List } from '#app/lists/list'
import { couriersAtWork } from '#app/shipments/couriers'
import { maskedDestination } from '#app/shipments/masked_destination'
import Shipment from '#app/shipments/models/shipment'
import {
  readShipmentFilter,
  SHIPMENT_TABS,
  type ShipmentFilter,
  shipmentsOf,
  type ShipmentTab,
} from '#app/shipments/queries/list_shipments'

const columns: readonly Column<Shipment>[] = [
  {
    key: 'number',
    label: 'shipments.fields.number',
    kind: 'text',
    cell: ({ id, number }) => code(number, `/desk/parcels/${id}`),
  },
  {
    key: 'state',
    label: 'shipments.fields.state',
    kind: 'badges',
    cell: ({ state }) => badges({ state, of: 'shipments' }),
  },
  {
    key: 'order',
    label: 'shipments.fields.order',
    kind: 'text',
    cell: ({ orderId, order }) => code(order.number, `/desk/orders/${orderId}`),
  },
  {
    key: 'recipient',
    label: 'shipments.fields.recipient',
    kind: 'text',
    isSealed: true,
    cell: (parcel) => text(maskedDestination(parcel).recipient),
  },
  {
    key: 'destination',
    label: 'shipments.fields.destination',
    kind: 'text',
    isSealed: true,
    cell: (parcel) => wide(maskedDestination(parcel).address),
  },
  {
    key: 'courier',
    label: 'shipments.fields.courier',
    kind: 'text',
    cell: ({ courier }, { i18n }) => text(courier && i18n.t(`plugins.${courier}.title`)),
  },
  {
    key: 'driver',
    label: 'shipments.fields.driver',
    kind: 'text',
    cell: ({ driver }) => text(driver?.personal.name ?? null),
  },
  {
    key: 'waybill',
    label: 'shipments.fields.waybill',
    kind: 'text',
    cell: ({ waybillNumber }) => code(waybillNumber),
  },
  {
    key: 'planned',
    label: 'shipments.fields.planned_at',
    kind: 'moment',
    cell: ({ createdAt }) => moment(createdAt),
  },
]

/** Every parcel of the house. */
export const parcelList: List<Shipment, ShipmentFilter> = {
  name: 'parcels',
  path: '/desk/parcels',
  title: 'shipments.parcels.title',
  columns,
  order: '-planned',
  days: 'planned',
  sorts: {
    number: { by: 'shipments.number', type: 'text' },
    planned: { by: 'shipments.created_at', type: 'timestamptz' },
  },
  id: 'shipments.id',
  filters: [
    {
      name: 'number',
      kind: 'search',
      label: 'shipments.parcels.by_number',
      hint: 'shipments.parcels.by_number_hint',
    },
    {
      name: 'courier',
      kind: 'select',
      label: 'shipments.fields.courier',
      blank: 'shipments.parcels.any_courier',
      options: ({ i18n }) =>
        couriersAtWork().map(({ key, title }) => ({ value: key, label: i18n.t(title) })),
    },
    ...dayRange('from', 'until'),
  ],
  tabs: {
    parameter: 'tab',
    label: 'shipments.parcels.title',
    values: SHIPMENT_TABS,
    title: (tab) => `shipments.tabs.${tab}`,
    active: ({ tab }) => tab,
    narrow: (filter, tab) => ({ ...filter, tab: tab as ShipmentTab }),
  },
  readFilters: readShipmentFilter,
  rows: shipmentsOf,
  load: (ids) => Shipment.query().whereIn('id', ids).preload('order').preload('driver'),
  isSelectable: ({ state }) => state !== 'cancelled',
}
