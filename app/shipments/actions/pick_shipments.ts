import db from '@adonisjs/lucid/services/db'
import { recordMany } from '#app/audit/record'
import { shipmentStates } from '#app/shipments/shipment_states'
import type { Actor } from '#app/platform/actor'
import { transitionMany } from '#app/platform/states/transition'

/** Somebody brought the goods of a wave; says which parcels were not waiting for it any more. */
export class PickShipments {
  handle(input: {
    shipmentIds: string[]
    by: Actor
  }): Promise<{ picked: string[]; stale: string[] }> {
    const { shipmentIds, by } = input
    return db.transaction(async (trx) => {
      const set = { picked_by: by.id }
      const { moved, stale } = await transitionMany(shipmentStates, shipmentIds, 'pick', {
        by,
        trx,
        set,
      })
      await recordMany(
        moved.map((subjectId) => ({
          actor: by,
          action: 'shipments.picked',
          subject: 'shipment',
          subjectId,
        })),
        trx
      )
      return { picked: moved, stale }
    })
  }
}
