import db from '@adonisjs/lucid/services/db'
import issuingConfig from '#config/issuing'
import { IssueInvoices } from '#app/invoices/actions/issue_invoices'
import Invoice from '#app/invoices/models/invoice'
import { DraftItems } from '#app/issuing/actions/draft_items'
import { SteerBatch } from '#app/issuing/actions/steer_batch'
import { batchStates } from '#app/issuing/batch_states'
import InvoiceBatch from '#app/issuing/models/invoice_batch'
import { turnedAway } from '#app/issuing/queries/turned_away'
import { SYSTEM } from '#app/platform/actor'
import { transition } from '#app/platform/states/transition'

/**
 * Takes the orders of a batch a few at a time, drafts them in one transaction and asks for them together, until none is
 * left, somebody pauses it, or the tax side turns the seller away. It may be cut short anywhere and begun again.
 */
export class WorkOnBatch {
  async handle({ batchId }: { batchId: string }): Promise<void> {
    for (;;) {
      const batch = await InvoiceBatch.find(batchId)
      if (batch?.state !== 'running') return
      const reason = await turnedAway()
      if (reason !== null) {
        await new SteerBatch().handle({ batchId, verb: 'pause', by: SYSTEM, reason })
        return
      }
      const drafted = await new DraftItems().handle({ batchId })
      const asked = await this.#ask(batchId)
      if (drafted === 0 && asked === 0) {
        await this.#finish(batchId)
        return
      }
    }
  }

  async #ask(batchId: string): Promise<number> {
    const invoices = await Invoice.query()
      .where({ batchId, state: 'draft' })
      .preload('lines')
      .orderBy('createdAt')
      .orderBy('id')
      .limit(issuingConfig.chunk)
    if (invoices.length === 0) return 0
    const states = await new IssueInvoices().handle({ invoices, by: SYSTEM, verb: 'request' })
    // With the channel off nothing moves: the next run tries again.
    return states.size
  }

  async #finish(id: string): Promise<void> {
    await db.transaction(async (trx) => {
      const left = await trx.from('invoices').where({ batch_id: id, state: 'draft' }).first()
      if (!left) await transition(batchStates, { id }, 'finish', { by: SYSTEM, trx })
    })
  }
}
