import type { HttpContext } from '@adonisjs/core/http'
import ShipmentPolicy from '#app/shipments/policies/shipment_policy'
import { ownDeliveries } from '#app/shipments/queries/own_deliveries'

/** The tour of one of our couriers, on the phone. */
export default class DeliveriesController {
  async index({ auth, bouncer, view }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('viewOwnDeliveries')
    const deliveries = await ownDeliveries(auth.getUserOrFail().id)
    return view.render('shipments/deliveries', deliveries)
  }
}
