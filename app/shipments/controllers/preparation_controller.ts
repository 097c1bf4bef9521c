import type { HttpContext } from '@adonisjs/core/http'
import { couriersAtWork } from '#app/shipments/couriers'
import ShipmentPolicy from '#app/shipments/policies/shipment_policy'
import { listWaves } from '#app/shipments/queries/list_waves'
import { areaTitle, townTitle, waitingAreas } from '#app/shipments/queries/waiting_areas'
import { countWaiting, waitingParcels } from '#app/shipments/queries/waiting_parcels'
import shipmentsConfig from '#config/shipments'

/** Paid orders whose goods somebody has to bring, longest waiting first, and the waves they go into. */
export default class PreparationController {
  async index({ bouncer, view }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('pick')
    const [parcels, total, areas, waves] = await Promise.all([
      waitingParcels(['preparing'], { withoutWave: true }),
      countWaiting(['preparing'], { withoutWave: true }),
      waitingAreas(),
      listWaves(),
    ])
    return view.render('shipments/preparation', {
      ...{ parcels, total, areas, waves, areaTitle, townTitle },
      couriers: couriersAtWork(),
      mostAtOnce: shipmentsConfig.mostAtOnce,
    })
  }
}
