import type { HttpContext } from '@adonisjs/core/http'
import { ScanForHandover } from '#app/shipments/actions/scan_for_handover'
import { shipmentFailureText } from '#app/shipments/failure_texts'
import ShipmentPolicy from '#app/shipments/policies/shipment_policy'
import { scanOf } from '#app/shipments/scan_form'
import { scanValidator } from '#app/shipments/validators'

/** Parcels that are scanned while the courier waits. */
export default class HandoverScansController {
  async store({ auth, bouncer, i18n, request, response, session }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('handOver')
    const scan = scanOf(await request.validateUsing(scanValidator), auth.getUserOrFail().id)
    const { result, shipmentId } = await new ScanForHandover().handle({ scan })
    const problem = result.ok ? null : shipmentFailureText(result.failure, i18n)
    if (request.accepts(['html', 'json']) === 'json') {
      const counts = result.ok && shipmentId ? { [shipmentId]: '1' } : {}
      return response.json({ problem, counts })
    }
    if (problem) session.flash('error', problem)
    else session.flash('success', i18n.t('shipments.handover.scanned', { code: scan.code }))
    return response.redirect().status(303).toPath('/desk/handover')
  }
}
