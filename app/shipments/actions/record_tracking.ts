import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { RecordDelivery } from '#app/orders/actions/record_delivery'
import type { TrackingEvent as Told } from '#app/shipments/courier'
import TrackingEvent from '#app/shipments/models/tracking_event'
import { type ShipmentState, shipmentStates } from '#app/shipments/shipment_states'
import { isTracked, VERB_TO, whereIs } from '#app/shipments/tracking'
import { type Actor, SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'
import { failed, ok, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'

export interface Parcel {
  id: string
  orderId: string
}

/**
 * The one end of pushes and polls: scans of a parcel are stored as they came, each once, and then
 * the state follows from all scans so far. A repeated scan changes nothing.
 */
export class RecordTracking {
  async handle(input: {
    courier: string
    waybillNumber: string
    events: Told[]
  }): Promise<Result<{ added: number }, { type: 'no_such_parcel' }>> {
    const { courier, waybillNumber, events } = input
    const found: { id: string; order_id: string } | null = await db
      .from('shipments')
      .where({ courier, waybill_number: waybillNumber })
      .select('id', 'order_id')
      .first()
    if (!found) return failed({ type: 'no_such_parcel' })
    const added = await db.transaction((trx) =>
      addScans({ id: found.id, orderId: found.order_id }, courier, events.map(scanOf), trx)
    )
    return ok({ added })
  }
}

export interface NewScan extends Pick<Told, 'key' | 'code' | 'occurredAt' | 'place'> {
  /** Kept sealed: the courier's own words, or the note of our staff. */
  raw: object
}

function scanOf({ key, code, occurredAt, place, raw }: Told): NewScan {
  return { key, code, occurredAt, place, raw: { told: raw } }
}

/** Returns how many of the scans were new. */
export async function addScans(
  parcel: Parcel,
  courier: string,
  scans: NewScan[],
  trx: TransactionClientContract,
  by: Actor = SYSTEM
): Promise<number> {
  const rows = scans.map((scan) => {
    const id = newId()
    return {
      id,
      shipment_id: parcel.id,
      courier,
      event_key: scan.key,
      code: scan.code,
      occurred_at: clock.timestamp(scan.occurredAt),
      received_at: clock.timestamp(),
      place: scan.place,
      raw: seal('tracking_events.raw', id, scan.raw),
    }
  })
  const inserted = await trx
    .insertQuery()
    .table('tracking_events')
    .knexQuery.insert(rows)
    .onConflict(['courier', 'event_key'])
    .ignore()
    .returning('id')
  if (inserted.length > 0) await followTracking(parcel, trx, by)
  return inserted.length
}

/**
 * Brings the state of a parcel to where its scans say it is. Before the hand-over the scans only
 * wait. Locks the order before the parcel, as everybody does.
 */
export async function followTracking(
  { id, orderId }: Parcel,
  trx: TransactionClientContract,
  by: Actor = SYSTEM
): Promise<void> {
  await trx.from('orders').where('id', orderId).forUpdate().select('id')
  const row: { state: ShipmentState } = await trx
    .from('shipments')
    .where({ id })
    .forUpdate()
    .select('state')
    .firstOrFail()
  if (!isTracked(row.state)) return

  const scans = await TrackingEvent.query({ client: trx }).where('shipmentId', id)
  const { state, since } = whereIs(scans)
  if (state === row.state || state === 'handed_over') return
  const set = state === 'delivered' ? { delivered_at: since } : {}
  const moved = await transition(shipmentStates, { id }, VERB_TO[state], { by, trx, set })
  // whereIs and the table of states must agree.
  if (!moved.ok) throw new Error(`parcel ${id} cannot go from ${row.state} to ${state}`)
  if (state === 'delivered')
    await new RecordDelivery().handle({ orderId, at: since ?? clock.now() }, trx)
}
