import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { showFile } from '#app/platform/views/send_file'
import { OpenLabel } from '#app/shipments/actions/open_labels'
import Shipment from '#app/shipments/models/shipment'
import ShipmentPolicy from '#app/shipments/policies/shipment_policy'

/** The label of one parcel, to be printed. */
export default class LabelsController {
  async show({ auth, bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('printLabel')
    const shipment = await Shipment.query().where('id', params.id).preload('order').firstOrFail()
    const by = actorOf(auth.getUserOrFail())
    const opened = await new OpenLabel().handle({ shipment, by })
    if (!opened.ok) {
      session.flash('error', i18n.t(`labels.problems.${opened.failure.type}`))
      return response.redirect().status(303).toPath(`/desk/parcels/${shipment.id}`)
    }
    const file = {
      bytes: opened.value.pdf,
      name: `${shipment.number}.pdf`,
      mime: 'application/pdf',
    }
    return showFile(file, response)
  }
}
