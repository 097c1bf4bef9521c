import type { HttpContext } from '@adonisjs/core/http'
import ShipmentPolicy from '#app/shipments/policies/shipment_policy'
import { manifestPage } from '#app/shipments/queries/manifest_page'

/** What a courier signs for, to be printed. */
export default class ManifestsController {
  async show({ bouncer, params, view }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('handOver')
    return view.render('shipments/manifest', await manifestPage(params.id))
  }
}
