import type { HttpContext } from '@adonisjs/core/http'
import { exportList } from '#app/lists/controllers/list_export'
import { listPage } from '#app/lists/controllers/list_page'
import { parcelList } from '#app/shipments/parcel_list'
import { couriersAtWork } from '#app/shipments/couriers'
import Shipment from '#app/shipments/models/shipment'
import ShipmentPolicy from '#app/shipments/policies/shipment_policy'
import { ownCouriers } from '#app/shipments/queries/own_couriers'
import { parcelPage } from '#app/shipments/queries/parcel_page'

/** Every parcel, and one with its whole way. */
export default class ParcelsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with(ShipmentPolicy).authorize('viewList')
    const [list, drivers] = await Promise.all([listPage(ctx, parcelList), ownCouriers()])
    return ctx.view.render('shipments/parcels', { list, drivers })
  }

  async export(ctx: HttpContext) {
    await ctx.bouncer.with(ShipmentPolicy).authorize('viewList')
    return exportList(ctx, parcelList)
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
