import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import invoicingConfig from '#config/invoicing'
import {
  type Awaited,
  lockAwaited,
  nextQuestion,
  setAwaited,
  tellWhenSettled,
} from '#app/invoices/awaited_rows'
import type AwaitedDocument from '#app/invoices/models/awaited_document'
import Invoice from '#app/invoices/models/invoice'
import { clock } from '#app/platform/clock'

/** The document is not there yet: the channel is asked later. After a day people are told, and still it is asked. */
export class PostponeDocument {
  handle(input: Awaited & { problem: NonNullable<AwaitedDocument['problem']> }): Promise<void> {
    const { invoiceId, format, problem } = input
    return db.transaction(async (trx) => {
      const locked = await lockAwaited(input, trx)
      if (locked === null) return
      const { invoice, awaited } = locked
      const columns = { attempts: awaited.attempts + 1, next_at: nextQuestion(awaited.attempts) }
      const { overdueAfterHours: hours } = invoicingConfig.channelDocuments
      const isOverdue = awaited.createdAt.plus({ hours }) <= clock.now()
      if (!isOverdue || awaited.settledAt !== null) {
        // A file that was put aside stays what is said of it.
        const kept = awaited.problem === 'differs' ? {} : { problem }
        await setAwaited(input, { ...columns, ...kept }, trx)
        return
      }
      const settled = { problem, settled_at: clock.now().toJSDate() }
      await setAwaited(input, { ...columns, ...settled }, trx)
      const told = invoice.problem ?? 'document_overdue'
      await Invoice.query({ client: trx }).where('id', invoiceId).update({ problem: told })
      await tellWhenSettled(invoice, { wasSettled: false, stored: 0 }, trx)
      logger.error({ invoiceId, format, problem }, 'a document of the tax channel does not come')
    })
  }
}
