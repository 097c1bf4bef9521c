import type { HttpContext } from '@adonisjs/core/http'
import { CountItems, RecountItems } from '#app/shipments/actions/count_items'
import { shipmentFailureText } from '#app/shipments/failure_texts'
import ShipmentPolicy from '#app/shipments/policies/shipment_policy'
import { scanValidator } from '#app/shipments/validators'

/** Goods on their way into an open parcel, scan by scan. */
export default class PackingScansController {
  async store({ bouncer, i18n, params, request, response, session }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('pack')
    const { code, quantity } = await request.validateUsing(scanValidator)
    const counted = await new CountItems().handle({
      shipmentId: params.id,
      code,
      quantity: quantity ?? '1',
    })
    if (counted.ok) session.flash('success', i18n.t('shipments.packing.counted', { code }))
    else session.flash('error', shipmentFailureText(counted.failure, i18n))
    return response.redirect().status(303).toPath(`/desk/packing/${params.id}`)
  }

  async clear({ bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('pack')
    const cleared = await new RecountItems().handle({ shipmentId: params.id })
    if (!cleared.ok) session.flash('error', shipmentFailureText(cleared.failure, i18n))
    return response.redirect().status(303).toPath(`/desk/packing/${params.id}`)
  }
}
