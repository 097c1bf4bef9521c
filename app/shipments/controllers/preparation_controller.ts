import type { HttpContext } from '@adonisjs/core/http'
import ShipmentPolicy from '#app/shipments/policies/shipment_policy'
import { countWaiting, waitingParcels } from '#app/shipments/queries/waiting_parcels'

/** Paid orders whose goods somebody has to bring, longest waiting first. */
export default class PreparationController {
  async index({ bouncer, view }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('pick')
    const [parcels, total] = await Promise.all([
      waitingParcels(['preparing']),
      countWaiting(['preparing']),
    ])
    return view.render('shipments/preparation', { parcels, total })
  }
}
