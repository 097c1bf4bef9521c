import type { HttpContext } from '@adonisjs/core/http'
import { OpenLabelBatch } from '#app/shipments/actions/open_labels'
import { PrintLabels } from '#app/shipments/actions/print_labels'
import LabelBatch from '#app/shipments/models/label_batch'
import ShipmentPolicy from '#app/shipments/policies/shipment_policy'
import { labelBatchPage } from '#app/shipments/queries/label_batch_page'
import { batchValidator } from '#app/shipments/validators'
import { showFile } from '#app/platform/views/send_file'

/** The labels of many parcels as one file, with the list of what was asked for and what was made. */
export default class LabelBatchesController {
  async store({ auth, bouncer, request, response }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('printLabel')
    const { ids: shipmentIds } = await request.validateUsing(batchValidator)
    const by = { kind: 'staff', id: auth.getUserOrFail().id } as const
    const { batchId } = await new PrintLabels().handle({ shipmentIds, by })
    return response.redirect().status(303).toPath(`/desk/label-batches/${batchId}`)
  }

  async show({ bouncer, params, view }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('printLabel')
    return view.render('shipments/label_batch', await labelBatchPage(params.id))
  }

  async document({ auth, bouncer, params, response }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('printLabel')
    const batch = await LabelBatch.findOrFail(params.id)
    const by = { kind: 'staff', id: auth.getUserOrFail().id } as const
    const bytes = await new OpenLabelBatch().handle({ batch, by })
    if (!bytes) return response.notFound()
    return showFile({ bytes, name: `labels-${batch.id}.pdf`, mime: 'application/pdf' }, response)
  }
}
