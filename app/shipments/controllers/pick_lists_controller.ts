import type { HttpContext } from '@adonisjs/core/http'
import ShipmentPolicy from '#app/shipments/policies/shipment_policy'
import { pickList } from '#app/shipments/queries/pick_list'
import { batchValidator } from '#app/shipments/validators'

/** What to bring for a wave of parcels, to be printed and carried along. */
export default class PickListsController {
  /** The chosen parcels become an address, so that the list can be opened and printed again. */
  async store({ bouncer, request, response }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('pick')
    const { ids } = await request.validateUsing(batchValidator)
    const query = new URLSearchParams({ parcels: ids.join('.') })
    return response.redirect().status(303).toPath(`/desk/preparation/pick-list?${query}`)
  }

  async show({ bouncer, request, view }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('pick')
    const asked = String(request.input('parcels', '')).split('.')
    const { ids } = await batchValidator.validate({ ids: asked })
    return view.render('shipments/pick_list', { list: await pickList(ids), ids })
  }
}
