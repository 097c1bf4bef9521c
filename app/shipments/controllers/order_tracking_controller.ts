import type { HttpContext } from '@adonisjs/core/http'
import Shipment from '#app/shipments/models/shipment'
import ShipmentPolicy from '#app/shipments/policies/shipment_policy'
import { ownOrder } from '#app/orders/queries/own_order'
import { parcelPage } from '#app/shipments/queries/parcel_page'

/** A customer follows the parcel of an order of theirs. */
export default class OrderTrackingController {
  async show({ auth, bouncer, params, view }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('track')
    const order = await ownOrder(auth.getUserOrFail(), params.id)
    const shipment = await Shipment.query()
      .where('orderId', order.id)
      .preload('lines')
      .preload('order')
      .first()
    const parcel = shipment && (await parcelPage(shipment))
    return view.render('shipments/tracking', { order, parcel })
  }
}
