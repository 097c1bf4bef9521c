import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { PickShipments } from '#app/shipments/actions/pick_shipments'
import ShipmentPolicy from '#app/shipments/policies/shipment_policy'
import { pickingValidator } from '#app/shipments/validators'

/** The goods of a wave are there. */
export default class PickingsController {
  async store({ auth, bouncer, i18n, request, response, session }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('pick')
    const { ids, wave_id: waveId } = await request.validateUsing(pickingValidator)
    const by = actorOf(auth.getUserOrFail())
    const { picked, stale } = await new PickShipments().handle({ shipmentIds: ids, by })
    const counts = { asked: ids.length, done: picked.length, left: stale.length }
    const kind = stale.length === 0 ? 'success' : 'warning'
    session.flash(kind, i18n.t('shipments.picking.done', counts))
    const path = waveId ? `/desk/waves/${waveId}` : '/desk/preparation'
    return response.redirect().status(303).toPath(path)
  }
}
