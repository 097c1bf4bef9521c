import db from '@adonisjs/lucid/services/db'
import type { ChainableContract } from '@adonisjs/lucid/types/querybuilder'
import { askedDays, withinDays } from '#app/lists/days'
import type { ListedRow } from '#app/lists/list'
import type { ShipmentState } from '#app/shipments/shipment_states'
import { typedText } from '#app/platform/forms/typed_text'

/** What the tabs of the list show; `all` has no condition. */
const TAB_STATES = {
  all: [],
  in_house: ['preparing', 'picked', 'packed', 'booking', 'booked'],
  on_the_way: ['handed_over', 'in_transit', 'out_for_delivery'],
  needs_attention: ['unknown', 'attempt_failed', 'returning'],
  delivered: ['delivered'],
  ended: ['returned', 'cancelled'],
} as const satisfies Record<string, readonly ShipmentState[]>

export type ShipmentTab = keyof typeof TAB_STATES
export const SHIPMENT_TABS = Object.keys(TAB_STATES).filter(isTab)

export interface ShipmentFilter {
  tab: ShipmentTab
  /** Empty for all. */
  courier: string
  /** Exactly a number of ours, of the order, or of a waybill; empty for all. */
  number: string
  /** Business days of planning, both included. */
  from: string | null
  until: string | null
}

/** What an address asks for; anything that is not understood is left out. */
export function readShipmentFilter(asked: Record<string, unknown>): ShipmentFilter {
  return {
    tab: readTab(asked.tab),
    courier: typedText(asked.courier),
    number: typedText(asked.number),
    ...askedDays(asked),
  }
}

/** The parcels of a filter, in no order. */
export function shipmentsOf({ tab, courier, number, from, until }: ShipmentFilter) {
  const query = db.query<ListedRow>().from('shipments')
  if (tab !== 'all') query.whereIn('shipments.state', [...TAB_STATES[tab]])
  if (courier) query.where('shipments.courier', courier)
  withinDays(query, 'shipments.created_at', { from, until })
  return number ? ofNumber(query, number) : query
}

/** Only parcels of a number of ours, of the order, or of a waybill. */
export function ofNumber<Query extends ChainableContract>(query: Query, number: string): Query {
  return query.whereRaw(
    `(shipments.number = :number or shipments.waybill_number = :number or shipments.order_id =
       (select id from orders where orders.number = :number))`,
    { number: number.toUpperCase() }
  )
}

function readTab(text: unknown): ShipmentTab {
  return typeof text === 'string' && isTab(text) ? text : 'all'
}

function isTab(text: string): text is ShipmentTab {
  return Object.hasOwn(TAB_STATES, text)
}
