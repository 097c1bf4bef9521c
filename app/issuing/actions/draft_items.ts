import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import issuingConfig from '#config/issuing'
import { DraftInvoices } from '#app/invoices/actions/draft_invoices'
import { SYSTEM } from '#app/platform/actor'
import { updateEach } from '#app/platform/database/update_each'

interface Item {
  id: string
  order_id: string
}

/** Drafts the next orders of a batch, all in one transaction; what cannot be drafted says why. */
export class DraftItems {
  /** @returns how many orders it took */
  handle({ batchId }: { batchId: string }): Promise<number> {
    return db.transaction(async (trx) => {
      const items = await takeItems(batchId, trx)
      if (items.length === 0) return 0
      const bills = items.map((item) => ({ orderIds: [item.order_id] as const }))
      const drafted = await new DraftInvoices().handle({ bills, by: SYSTEM, batchId }, trx)
      const rows = items.map(({ id }, index) => {
        const result = drafted[index]
        return result.ok
          ? { id, step: 'drafted', problem: null, invoice_id: result.value[0].invoiceId }
          : { id, step: 'failed', problem: result.failure.type, invoice_id: null }
      })
      await updateEach(trx, 'invoice_batch_items', rows)
      return items.length
    })
  }
}

/** Another worker of the same batch takes others. */
function takeItems(batchId: string, trx: TransactionClientContract): Promise<Item[]> {
  return trx
    .from('invoice_batch_items')
    .where({ batch_id: batchId, step: 'waiting' })
    .orderBy('position')
    .limit(issuingConfig.chunk)
    .select('id', 'order_id')
    .forUpdate()
    .skipLocked()
}
