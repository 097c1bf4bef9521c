import Manifest from '#app/shipments/models/manifest'
import { maskedDestination } from '#app/shipments/masked_destination'
import { courierTitle } from '#app/shipments/couriers'
import { namesOf } from '#app/identity/queries/names_of'

export async function manifestPage(id: string) {
  const manifest = await Manifest.query()
    .where('id', id)
    .preload('shipments', (shipments) => shipments.preload('order'))
    .firstOrFail()
  const names = await namesOf([manifest.handedOverBy])
  const parcels = manifest.shipments.map((shipment) => ({
    id: shipment.id,
    number: shipment.number,
    orderNumber: shipment.order.number,
    waybillNumber: shipment.waybillNumber,
    weightGrams: shipment.weightGrams,
    to: maskedDestination(shipment),
  }))
  return {
    manifest,
    parcels,
    courierTitle: courierTitle(manifest.courier),
    handedOverBy: names[manifest.handedOverBy] ?? null,
    weightGrams: parcels.reduce((sum, { weightGrams }) => sum + (weightGrams ?? 0), 0),
  }
}
