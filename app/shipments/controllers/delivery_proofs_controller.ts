import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { showFile } from '#app/platform/views/send_file'
import { OpenProof } from '#app/shipments/actions/open_proof'
import DeliveryProof from '#app/shipments/models/delivery_proof'
import Shipment from '#app/shipments/models/shipment'
import ShipmentPolicy from '#app/shipments/policies/shipment_policy'

/** The picture that proves a delivery. */
export default class DeliveryProofsController {
  async show({ auth, bouncer, params, response }: HttpContext) {
    const shipment = await Shipment.findOrFail(params.id)
    await bouncer.with(ShipmentPolicy).authorize('view', shipment)
    const proof = await DeliveryProof.query()
      .where({ id: params.proofId, shipmentId: shipment.id })
      .preload('file')
      .firstOrFail()
    const by = actorOf(auth.getUserOrFail())
    const bytes = await new OpenProof().handle({ proof, by })
    const name = `${shipment.number}-${proof.kind}`
    return showFile({ bytes, name, mime: proof.file.mime }, response)
  }
}
