import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { BookWaybills } from '#app/shipments/actions/book_waybills'
import { shipmentFailureText } from '#app/shipments/failure_texts'
import ShipmentPolicy from '#app/shipments/policies/shipment_policy'
import { waybillValidator } from '#app/shipments/validators'

/** The waybill of one parcel, of the courier's own numbers or typed in from a label. */
export default class WaybillsController {
  async store({ auth, bouncer, i18n, params, request, response, session }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('handOver')
    const form = await request.validateUsing(waybillValidator)
    const report = await new BookWaybills().handle({
      shipmentIds: [params.id],
      courier: form.courier,
      waybillNumber: form.waybill_number ?? null,
      by: actorOf(auth.getUserOrFail()),
    })
    if (!report.ok) session.flash('error', shipmentFailureText(report.failure, i18n))
    else if (report.value.booked === 1) session.flash('success', i18n.t('shipments.booking.one'))
    else if (report.value.open === 1) session.flash('warning', i18n.t('shipments.booking.open'))
    else session.flash('error', i18n.t('shipments.booking.declined'))
    return response.redirect().status(303).toPath(`/desk/parcels/${params.id}`)
  }
}
