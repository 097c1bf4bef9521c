import type { HttpContext } from '@adonisjs/core/http'
import { CountItems, RecountItems } from '#app/shipments/actions/count_items'
import { shipmentFailureText } from '#app/shipments/failure_texts'
import ShipmentPolicy from '#app/shipments/policies/shipment_policy'
import { openParcel } from '#app/shipments/queries/open_parcel'
import { scanOf } from '#app/shipments/scan_form'
import { scanValidator } from '#app/shipments/validators'

/** Goods on their way into an open parcel, scan by scan. */
export default class PackingScansController {
  /** The scanner's queue reads the answer as JSON; a form goes back to its page. */
  async store(ctx: HttpContext) {
    const { auth, bouncer, i18n, params, request, response, session } = ctx
    await bouncer.with(ShipmentPolicy).authorize('pack')
    const scan = scanOf(await request.validateUsing(scanValidator), auth.getUserOrFail().id)
    const counted = await new CountItems().handle({ shipmentId: params.id, scan })
    const problem = counted.ok ? null : shipmentFailureText(counted.failure, i18n)
    if (request.accepts(['html', 'json']) === 'json')
      return response.json(await this.#answer(params.id, problem))

    if (problem) session.flash('error', problem)
    else session.flash('success', i18n.t('shipments.packing.counted', { code: scan.code }))
    return response.redirect().status(303).toPath(`/desk/packing/${params.id}`)
  }

  async clear({ bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('pack')
    const cleared = await new RecountItems().handle({ shipmentId: params.id })
    if (!cleared.ok) session.flash('error', shipmentFailureText(cleared.failure, i18n))
    return response.redirect().status(303).toPath(`/desk/packing/${params.id}`)
  }

  async #answer(id: string, problem: string | null) {
    const { lines } = await openParcel(id)
    const counts = Object.fromEntries(lines.map(({ position, packed }) => [position, packed]))
    return { problem, counts }
  }
}
