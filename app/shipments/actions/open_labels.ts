import i18nManager from '@adonisjs/i18n/services/main'
import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { LABEL_LANGUAGE } from '#app/shipments/actions/print_labels'
import { type LabelProblem, makeLabels } from '#app/shipments/make_labels'
import type LabelBatch from '#app/shipments/models/label_batch'
import type Shipment from '#app/shipments/models/shipment'
import { defaultSender } from '#app/shipments/queries/default_sender'
import type { Actor } from '#app/platform/actor'
import { fileStore } from '#app/platform/files/store'
import { failed, ok, type Result } from '#app/platform/result'

/** The label of one parcel, made anew each time; that is written down. `order` is loaded. */
export class OpenLabel {
  async handle(input: {
    shipment: Shipment
    by: Actor
  }): Promise<Result<{ pdf: Buffer }, { type: LabelProblem }>> {
    const { shipment, by } = input
    const words = i18nManager.locale(LABEL_LANGUAGE)
    const { pdf, labels } = await makeLabels([shipment], await defaultSender(), words)
    if (!pdf) return failed({ type: labels[0].problem ?? 'page_differs' })
    const entry = { action: 'shipments.label_printed', subject: 'shipment' }
    await db.transaction((trx) => record({ actor: by, ...entry, subjectId: shipment.id }, trx))
    return ok({ pdf })
  }
}

/** The file of a batch as it was made; opening it again is written down too. */
export class OpenLabelBatch {
  async handle({ batch, by }: { batch: LabelBatch; by: Actor }): Promise<Buffer | null> {
    if (!batch.fileId) return null
    const pdf = await fileStore.read(batch.fileId)
    const entry = { action: 'shipments.labels_opened', subject: 'label_batch' }
    await db.transaction((trx) => record({ actor: by, ...entry, subjectId: batch.id }, trx))
    return pdf
  }
}
