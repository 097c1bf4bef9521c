import db from '@adonisjs/lucid/services/db'
import type { ChainableContract } from '@adonisjs/lucid/types/querybuilder'
import Shipment from '#app/shipments/models/shipment'
import { maskedDestination } from '#app/shipments/masked_destination'
import type { ShipmentState } from '#app/shipments/shipment_states'
import { type CappedCount, cappedCount } from '#app/platform/database/capped_count'
import { decodeCursor, type Page, pageOf, seekPage } from '#app/platform/database/keyset'

const PER_PAGE = 50

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
}

/** One page of parcels, newest first. */
export async function listShipments(filter: ShipmentFilter, cursorText?: string) {
  const cursor = decodeCursor(cursorText)
  const query = Shipment.query().preload('order')
  narrow(query, filter)
  seekPage(query, { at: 'shipments.created_at', id: 'shipments.id' }, cursor, PER_PAGE)
  const page: Page<Shipment> = pageOf(
    await query,
    ({ id, createdAt }) => ({ id, at: createdAt }),
    cursor,
    PER_PAGE
  )
  return { ...page, rows: page.rows.map((row) => ({ row, to: maskedDestination(row) })) }
}

/** How many parcels each tab shows under the other filters; counted no further than 10,000. */
export async function countByTab(
  filter: Omit<ShipmentFilter, 'tab'>
): Promise<Record<ShipmentTab, CappedCount>> {
  const counts = await Promise.all(
    SHIPMENT_TABS.map(async (tab) => {
      const query = db.from('shipments')
      narrow(query, { ...filter, tab })
      return [tab, await cappedCount(query)] as const
    })
  )
  return Object.fromEntries(counts) as Record<ShipmentTab, CappedCount>
}

export function readTab(text: unknown): ShipmentTab {
  return typeof text === 'string' && isTab(text) ? text : 'all'
}

function isTab(text: string): text is ShipmentTab {
  return Object.hasOwn(TAB_STATES, text)
}

function narrow(query: ChainableContract, { tab, courier, number }: ShipmentFilter): void {
  if (tab !== 'all') query.whereIn('shipments.state', [...TAB_STATES[tab]])
  if (courier) query.where('shipments.courier', courier)
  if (number)
    query.whereRaw(
      `(shipments.number = :number or shipments.waybill_number = :number or shipments.order_id =
         (select id from orders where orders.number = :number))`,
      { number: number.toUpperCase() }
    )
}
