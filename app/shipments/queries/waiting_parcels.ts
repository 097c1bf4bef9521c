import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import type { ShipmentState } from '#app/shipments/shipment_states'
import shipmentsConfig from '#config/shipments'
import { cappedCount, shownCount } from '#app/platform/database/capped_count'
import { trimDecimal } from '#app/platform/money/decimal'

/** A parcel that somebody in the house has to do something with; says nothing of the recipient. */
export interface WaitingParcel {
  id: string
  number: string
  orderNumber: string
  state: ShipmentState
  /** The one that has it, else the one its wave is meant for. */
  courier: string | null
  waveNumber: string | null
  waybillNumber: string | null
  areaCode: string
  /** Products and pieces. */
  lines: number
  pieces: string
  weightGrams: number | null
  waitingSince: DateTime
  /** It lies in front of the courier. */
  isScanned: boolean
}

const WAITING = `select s.id, s.number, o.number as order_number, s.state, s.waybill_number,
        coalesce(s.courier, w.courier) as courier, w.number as wave_number,
        s.area_code, s.weight_grams, s.updated_at, l.lines, l.pieces,
        exists (select from parcel_scans where shipment_id = s.id and purpose = 'handover'
                 and outcome ->> 'type' = 'counted') as is_scanned
   from shipments s
   join orders o on o.id = s.order_id
   left join pick_waves w on w.id = s.wave_id
   cross join lateral (
     select count(*)::int as lines, sum(quantity)::text as pieces
       from shipment_lines where shipment_id = s.id) l`

/** The parcels of these states, longest waiting first, as many as go into one batch. */
export async function waitingParcels(states: ShipmentState[]): Promise<WaitingParcel[]> {
  const { rows } = await db.rawQuery(
    `${WAITING} where s.state = any(?) order by s.created_at, s.id limit ?`,
    [states, shipmentsConfig.mostAtOnce]
  )
  return rows.map(toWaitingParcel)
}

export async function loadWaitingParcels(ids: string[]): Promise<WaitingParcel[]> {
  const { rows } = await db.rawQuery(`${WAITING} where s.id = any(?)`, [ids])
  return rows.map(toWaitingParcel)
}

export async function countWaiting(states: ShipmentState[]): Promise<number> {
  return shownCount(await cappedCount(db.from('shipments').whereIn('state', states)))
}

/** The picked parcel of a scanned or typed number, its own or that of its order. */
export async function findWaiting(number: string): Promise<{ id: string } | null> {
  return db
    .from('shipments')
    .join('orders', 'orders.id', 'shipments.order_id')
    .where('shipments.state', 'picked')
    .where((either) =>
      either.where('shipments.number', number.toUpperCase()).orWhere('orders.number', number)
    )
    .select('shipments.id')
    .first()
}

interface StoredParcel {
  id: string
  number: string
  order_number: string
  state: ShipmentState
  courier: string | null
  wave_number: string | null
  waybill_number: string | null
  area_code: string
  weight_grams: number | null
  updated_at: Date
  is_scanned: boolean
  lines: number
  pieces: string
}

function toWaitingParcel(row: StoredParcel): WaitingParcel {
  return {
    id: row.id,
    number: row.number,
    orderNumber: row.order_number,
    state: row.state,
    courier: row.courier,
    waveNumber: row.wave_number,
    waybillNumber: row.waybill_number,
    areaCode: row.area_code,
    lines: row.lines,
    pieces: trimDecimal(row.pieces),
    weightGrams: row.weight_grams,
    waitingSince: DateTime.fromJSDate(row.updated_at).toUTC(),
    isScanned: row.is_scanned,
  }
}
