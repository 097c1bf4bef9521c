import { maskedDestination } from '#app/shipments/masked_destination'
import Shipment from '#app/shipments/models/shipment'
import { ofNumber } from '#app/shipments/queries/list_shipments'

const MOST = 50

/** Parcels of a number of ours, of the order, or of a waybill; newest first. */
export async function parcelsByNumber(number: string) {
  const query = Shipment.query().preload('order').orderBy('createdAt', 'desc').limit(MOST)
  const parcels = await ofNumber(query, number)
  return parcels.map((row) => ({ row, to: maskedDestination(row) }))
}
