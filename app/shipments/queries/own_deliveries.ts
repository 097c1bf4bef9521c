import Shipment from '#app/shipments/models/shipment'
import { clock } from '#app/platform/clock'

const OPEN = ['handed_over', 'in_transit', 'out_for_delivery', 'attempt_failed']

/** The open parcels of one of our couriers, in the order of districts, and how many are done today. */
export async function ownDeliveries(userId: string) {
  const { from } = clock.businessDayRange(clock.businessDay())
  const [open, [{ done }]] = await Promise.all([
    Shipment.query()
      .where('courierUserId', userId)
      .whereIn('state', OPEN)
      .orderBy('areaCode')
      .orderBy('createdAt')
      .limit(200),
    Shipment.query()
      .where('courierUserId', userId)
      .where('deliveredAt', '>=', from.toISO() ?? '')
      .count('* as done')
      .pojo<{ done: string }>(),
  ])
  const parcels = open.map((shipment) => ({
    id: shipment.id,
    number: shipment.number,
    waybillNumber: shipment.waybillNumber,
    state: shipment.state,
    ...shipment.destination,
  }))
  return { parcels, deliveredToday: Number(done) }
}
