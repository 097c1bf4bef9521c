import db from '@adonisjs/lucid/services/db'
import { recordMany } from '#app/audit/record'
import User from '#app/identity/models/user'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { failed, ok, type Result } from '#app/platform/result'
import { courierOf } from '#app/shipments/couriers'

const ON_THE_WAY = ['booked', 'handed_over', 'in_transit', 'out_for_delivery', 'attempt_failed']

/** Gives parcels that we deliver ourselves to one of our couriers. Parcels of other couriers stay. */
export class AssignCourier {
  async handle(input: {
    shipmentIds: string[]
    courierUserId: string
    by: Actor
  }): Promise<Result<{ assigned: string[] }, { type: 'no_such_courier' }>> {
    const { shipmentIds, courierUserId, by } = input
    const user = await User.query().where('id', courierUserId).preload('grants').first()
    if (!user?.can('shipments.deliver') || user.state !== 'active')
      return failed({ type: 'no_such_courier' })

    return db.transaction(async (trx) => {
      const rows: { id: string; courier: string | null }[] = await trx
        .from('shipments')
        .whereIn('id', shipmentIds)
        .whereIn('state', ON_THE_WAY)
        .orderBy('id')
        .forUpdate()
        .select('id', 'courier')
      const assigned = rows.filter(isOurs).map(({ id }) => id)
      await trx
        .from('shipments')
        .whereIn('id', assigned)
        .update({ courier_user_id: courierUserId, updated_at: clock.timestamp() })
      await recordMany(
        assigned.map((subjectId) => ({
          actor: by,
          action: 'shipments.assigned',
          subject: 'shipment',
          subjectId,
          details: { courierUserId },
        })),
        trx
      )
      return ok({ assigned })
    })
  }
}

function isOurs({ courier }: { courier: string | null }): boolean {
  return courier !== null && courierOf(courier)?.capabilities.track === 'by_hand'
}
