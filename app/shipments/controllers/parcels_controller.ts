import type { HttpContext } from '@adonisjs/core/http'
import { couriersAtWork } from '#app/shipments/couriers'
import { typedText } from '#app/platform/forms/typed_text'
import Shipment from '#app/shipments/models/shipment'
import ShipmentPolicy from '#app/shipments/policies/shipment_policy'
import {
  countByTab,
  listShipments,
  readTab,
  SHIPMENT_TABS,
} from '#app/shipments/queries/list_shipments'
import { ownCouriers } from '#app/shipments/queries/own_couriers'
import { parcelPage } from '#app/shipments/queries/parcel_page'

/** Every parcel, and one with its whole way. */
export default class ParcelsController {
  async index({ bouncer, request, view }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('viewList')
    const filter = {
      tab: readTab(request.input('tab')),
      courier: String(request.input('courier', '')),
      number: typedText(request.input('number')),
    }
    const [page, counts] = await Promise.all([
      listShipments(filter, request.input('cursor')),
      countByTab(filter),
    ])
    return view.render('shipments/parcels', {
      ...{ page, counts, filter },
      tabs: SHIPMENT_TABS,
      couriers: couriersAtWork(),
    })
  }

  async show({ bouncer, params, view }: HttpContext) {
    const shipment = await Shipment.query()
      .where('id', params.id)
      .preload('lines')
      .preload('order')
      .firstOrFail()
    await bouncer.with(ShipmentPolicy).authorize('view', shipment)
    return view.render('shipments/parcel', {
      ...(await parcelPage(shipment)),
      couriers: couriersAtWork(),
      drivers: await ownCouriers(),
    })
  }
}
