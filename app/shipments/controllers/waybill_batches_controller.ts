import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { BookWaybills } from '#app/shipments/actions/book_waybills'
import { shipmentFailureText } from '#app/shipments/failure_texts'
import ShipmentPolicy from '#app/shipments/policies/shipment_policy'
import { bookingValidator } from '#app/shipments/validators'

/** Waybills for the chosen parcels of a courier. */
export default class WaybillBatchesController {
  async store({ auth, bouncer, i18n, request, response, session }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('handOver')
    const { ids: shipmentIds, courier } = await request.validateUsing(bookingValidator)
    const by = actorOf(auth.getUserOrFail())
    const report = await new BookWaybills().handle({
      shipmentIds,
      courier,
      waybillNumber: null,
      by,
    })
    if (report.ok) {
      const { asked, booked, open, declined, stale } = report.value
      const counts = { asked, booked, open, declined: declined.length, stale: stale.length }
      const kind = booked === asked ? 'success' : 'warning'
      session.flash(kind, i18n.t('shipments.booking.done', counts))
    } else session.flash('error', shipmentFailureText(report.failure, i18n))
    return response.redirect().status(303).toPath('/desk/handover')
  }
}
