import db from '@adonisjs/lucid/services/db'
import { maskPersonName } from '#app/customers/masking'
import Shipment from '#app/shipments/models/shipment'
import { clock } from '#app/platform/clock'

const OPEN = ['handed_over', 'in_transit', 'out_for_delivery', 'attempt_failed']
const MOST = 200

/** The open parcels of one of our couriers, in the order of districts, and those that are done today. */
export async function ownDeliveries(userId: string) {
  const { from } = clock.businessDayRange(clock.businessDay())
  const [open, done] = await Promise.all([
    Shipment.query()
      .where('courierUserId', userId)
      .whereIn('state', OPEN)
      .orderBy('areaCode')
      .orderBy('createdAt')
      .limit(MOST),
    Shipment.query()
      .where('courierUserId', userId)
      .where('deliveredAt', '>=', from.toISO() ?? '')
      .orderBy('deliveredAt', 'desc')
      .limit(MOST),
  ])
  const proven = await provenAmong(done.map(({ id }) => id))
  return {
    parcels: open.map((shipment) => stop(shipment)),
    done: done.map((shipment) => ({ ...stop(shipment), isProven: proven.has(shipment.id) })),
  }
}

/** Enough to plan the way by; whom to call is opened parcel by parcel. */
function stop(shipment: Shipment) {
  const { recipient, address } = shipment.destination
  return {
    id: shipment.id,
    number: shipment.number,
    waybillNumber: shipment.waybillNumber,
    state: shipment.state,
    deliveredAt: shipment.deliveredAt,
    recipient: maskPersonName(recipient),
    address,
  }
}

async function provenAmong(ids: string[]): Promise<Set<string>> {
  const rows: { shipment_id: string }[] = await db
    .from('delivery_proofs')
    .whereIn('shipment_id', ids)
    .distinct('shipment_id')
  return new Set(rows.map((row) => row.shipment_id))
}
