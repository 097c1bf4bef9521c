import db from '@adonisjs/lucid/services/db'
import { namesOf } from '#app/identity/queries/names_of'
import type { LabelProblem } from '#app/shipments/make_labels'
import LabelBatch from '#app/shipments/models/label_batch'

interface Item {
  id: string
  number: string
  waybillNumber: string | null
  page: number | null
  problem: LabelProblem | null
}

/** What was asked for against what was made, parcel by parcel. */
export async function labelBatchPage(id: string) {
  const batch = await LabelBatch.findOrFail(id)
  const items: Item[] = await db
    .from('label_batch_items as i')
    .join('shipments as s', 's.id', 'i.shipment_id')
    .where('i.batch_id', id)
    .orderBy('i.position')
    .select('s.id', 's.number', 's.waybill_number as waybillNumber', 'i.page', 'i.problem')
  const names = await namesOf([batch.createdBy])
  return { batch, items, printedBy: names[batch.createdBy] ?? null }
}
