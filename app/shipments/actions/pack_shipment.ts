import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { saveCounts } from '#app/shipments/actions/count_items'
import type { ShipmentFailure } from '#app/shipments/errors'
import { checkContent, type Counts } from '#app/shipments/parcel_content'
import { lockForPacking } from '#app/shipments/queries/lock_for_packing'
import { shipmentStates } from '#app/shipments/shipment_states'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { ok, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'

export interface PackInput {
  shipmentId: string
  /** What was counted by hand, by line; lines that are not named stay as they were scanned. */
  counts: Counts
  weightGrams: number
  by: Actor
}

/** Closes a parcel: its content must be exactly what was ordered. Keeps who packed it and its weight. */
export class PackShipment {
  handle(input: PackInput): Promise<Result<{ shipmentId: string }, ShipmentFailure>> {
    const { shipmentId, counts, weightGrams, by } = input
    return db.transaction(async (trx) => {
      const locked = await lockForPacking(shipmentId, trx)
      if (!locked.ok) return locked
      const checked = checkContent(locked.value, counts)
      if (!checked.ok) return checked

      await saveCounts(shipmentId, counts, trx)
      const set = { weight_grams: weightGrams, packed_by: by.id, packed_at: clock.now() }
      const packed = await transition(shipmentStates, { id: shipmentId }, 'pack', { by, trx, set })
      if (!packed.ok) return packed
      const details = { weightGrams }
      await record(
        {
          actor: by,
          action: 'shipments.packed',
          subject: 'shipment',
          subjectId: shipmentId,
          details,
        },
        trx
      )
      return ok({ shipmentId })
    })
  }
}
