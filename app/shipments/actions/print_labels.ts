import i18nManager from '@adonisjs/i18n/services/main'
import db from '@adonisjs/lucid/services/db'
import { recordMany } from '#app/audit/record'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { insertMany } from '#app/platform/database/insert_many'
import { newId } from '#app/platform/database/uuid'
import { fileStore } from '#app/platform/files/store'
import { type MadeLabel, makeLabels } from '#app/shipments/make_labels'
import Shipment from '#app/shipments/models/shipment'
import { defaultSender } from '#app/shipments/queries/default_sender'

/** Couriers read labels in Chinese, whatever language the clerk has chosen. */
export const LABEL_LANGUAGE = 'zh-CN'

export interface PrintedLabels {
  batchId: string
  asked: number
  made: number
}

/**
 * Makes the labels of the chosen parcels as one file and keeps which were asked for, which page each
 * got, and why one got none. A label opens personal data: each one is written down.
 */
export class PrintLabels {
  async handle(input: {
    shipmentIds: string[]
    by: Actor & { id: string }
  }): Promise<PrintedLabels> {
    const { shipmentIds, by } = input
    const found = await Shipment.query().whereIn('id', shipmentIds).preload('order')
    const shipments = found.toSorted(
      (a, b) => shipmentIds.indexOf(a.id) - shipmentIds.indexOf(b.id)
    )
    const { pdf, labels } = await makeLabels(
      shipments,
      await defaultSender(),
      i18nManager.locale(LABEL_LANGUAGE)
    )
    return keep(pdf, labels, by)
  }
}

function keep(
  pdf: Buffer | null,
  labels: MadeLabel[],
  by: Actor & { id: string }
): Promise<PrintedLabels> {
  const made = labels.filter(({ page }) => page !== null)
  const batch = { id: newId(), asked: labels.length, made: made.length }
  return db.transaction(async (trx) => {
    const file =
      pdf &&
      (await fileStore.put({ purpose: 'parcel_labels', bytes: pdf, mime: 'application/pdf' }, trx))
    const row = { file_id: file?.id ?? null, created_by: by.id, created_at: clock.now() }
    await insertMany(trx, 'label_batches', [{ ...batch, ...row }])
    await insertMany(
      trx,
      'label_batch_items',
      labels.map(({ shipmentId, page, problem }, index) => ({
        batch_id: batch.id,
        position: index + 1,
        shipment_id: shipmentId,
        page,
        problem,
      }))
    )
    const entry = { actor: by, action: 'shipments.label_printed', subject: 'shipment' }
    await recordMany(
      made.map(({ shipmentId }) => ({ ...entry, subjectId: shipmentId })),
      trx
    )
    return { batchId: batch.id, asked: batch.asked, made: batch.made }
  })
}
