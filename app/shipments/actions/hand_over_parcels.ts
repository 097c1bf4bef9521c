import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import { RecordDispatch } from '#app/orders/actions/record_dispatch'
import { followTracking } from '#app/shipments/actions/record_tracking'
import { ManifestClosed } from '#app/shipments/events/manifest_closed'
import { shipmentStates } from '#app/shipments/shipment_states'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { insertMany } from '#app/platform/database/insert_many'
import { takeGapFree } from '#app/platform/database/numbering'
import { newId } from '#app/platform/database/uuid'
import { publish } from '#app/platform/outbox/publish'
import { failed, ok, type Result } from '#app/platform/result'
import { transitionMany } from '#app/platform/states/transition'

export interface HandOverInput {
  shipmentIds: string[]
  /** All parcels of a manifest go with one courier. */
  courier: string
  by: Actor
}

export interface LeftBehind {
  id: string
  number: string
  reason: 'not_booked' | 'other_courier' | 'order_cancelled'
}

export interface HandOverReport {
  manifestId: string
  number: string
  asked: number
  handedOver: string[]
  left: LeftBehind[]
}

interface Candidate {
  id: string
  number: string
  state: string
  courier: string | null
  order_id: string
  order_state: string
}

/**
 * Gives a batch of parcels to a courier under one manifest, and says of each parcel that was asked
 * for whether it went along. The orders are dispatched in the same transaction.
 */
export class HandOverParcels {
  handle(
    input: HandOverInput
  ): Promise<Result<HandOverReport, { type: 'nothing_to_hand_over'; left: LeftBehind[] }>> {
    const { courier, by } = input
    return db.transaction(async (trx) => {
      const candidates = await lockCandidates(input.shipmentIds, trx)
      const left = candidates.flatMap((candidate) => {
        const reason = reasonToStay(candidate, courier)
        return reason ? { id: candidate.id, number: candidate.number, reason } : []
      })
      const going = candidates.filter((candidate) => reasonToStay(candidate, courier) === null)
      if (going.length === 0) return failed({ type: 'nothing_to_hand_over', left })

      const now = clock.now()
      for (const { order_id: orderId } of going)
        await new RecordDispatch().handle({ orderId, at: now }, trx)
      const ids = going.map(({ id }) => id)
      const asked = new Set(input.shipmentIds).size
      const manifest = await openManifest({ courier, asked, parcels: ids.length, by }, trx)
      const { moved } = await transitionMany(shipmentStates, ids, 'hand_over', {
        by,
        trx,
        set: { manifest_id: manifest.id, handed_over_at: now },
      })
      // All rows are locked: a difference here is a bug, and nothing of it may stay.
      if (moved.length !== ids.length) throw new Error(`${moved.length} of ${ids.length} moved`)
      await followEarlyScans(going, trx)
      return ok({
        manifestId: manifest.id,
        number: manifest.number,
        asked,
        handedOver: moved,
        left,
      })
    })
  }
}

/** Orders before parcels, each in order of id: everybody locks in this order. */
async function lockCandidates(
  shipmentIds: string[],
  trx: TransactionClientContract
): Promise<Candidate[]> {
  await trx.rawQuery(
    `select id from orders where id in (select order_id from shipments where id = any(?))
      order by id for update`,
    [shipmentIds]
  )
  const { rows } = await trx.rawQuery(
    `select s.id, s.number, s.state, s.courier, s.order_id, o.state as order_state
       from shipments s join orders o on o.id = s.order_id
      where s.id = any(?) order by s.id for update of s`,
    [shipmentIds]
  )
  return rows
}

function reasonToStay(candidate: Candidate, courier: string): LeftBehind['reason'] | null {
  if (candidate.order_state !== 'approved') return 'order_cancelled'
  if (candidate.state !== 'booked') return 'not_booked'
  return candidate.courier === courier ? null : 'other_courier'
}

async function openManifest(
  input: { courier: string; asked: number; parcels: number; by: Actor },
  trx: TransactionClientContract
): Promise<{ id: string; number: string }> {
  const id = newId()
  const count = await takeGapFree('manifests', trx)
  const number = `M${String(count).padStart(8, '0')}`
  const { by, ...row } = input
  const handed = { handed_over_by: by.id, handed_over_at: clock.now() }
  await insertMany(trx, 'manifests', [{ id, number, ...row, ...handed }])
  await publish(new ManifestClosed({ manifestId: id }), trx)
  await record(
    {
      actor: by,
      action: 'shipments.handed_over',
      subject: 'manifest',
      subjectId: id,
      details: row,
    },
    trx
  )
  return { id, number }
}

/** Couriers may have scanned a parcel before we said that they have it. */
async function followEarlyScans(
  parcels: Candidate[],
  trx: TransactionClientContract
): Promise<void> {
  const ids = parcels.map(({ id }) => id)
  const scanned = await trx
    .from('tracking_events')
    .whereIn('shipment_id', ids)
    .distinct('shipment_id')
  const early = new Set(scanned.map((row: { shipment_id: string }) => row.shipment_id))
  for (const { id, order_id: orderId } of parcels)
    if (early.has(id)) await followTracking({ id, orderId }, trx)
}
