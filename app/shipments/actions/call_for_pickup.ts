import { courierOf } from '#app/shipments/couriers'
import Manifest from '#app/shipments/models/manifest'
import { plugins } from '#app/platform/plugins/registry'

/** Tells a courier that collects at our door which parcels wait. Throws until the courier knows. */
export class CallForPickup {
  async handle({ manifestId }: { manifestId: string }): Promise<void> {
    const manifest = await Manifest.query()
      .where('id', manifestId)
      .preload('shipments')
      .firstOrFail()
    if (!courierOf(manifest.courier)?.capabilities.pickup) return
    const outcome = await plugins.use('courier', manifest.courier).pickUp({
      manifestNumber: manifest.number,
      waybillNumbers: manifest.shipments.flatMap(({ waybillNumber }) => waybillNumber ?? []),
    })
    if (outcome.status === 'declined' || outcome.status === 'unknown')
      throw new Error(`pick-up of ${manifest.number}: ${outcome.status} (${outcome.reason})`)
  }
}
