import logger from '@adonisjs/core/services/logger'
import { FetchDocument, type FetchedDocument } from '#app/invoices/actions/fetch_document'
import { dueDocuments } from '#app/invoices/queries/due_documents'
import type { Task } from '#app/platform/queue/tasks'

/** Asks tax channels for the documents that they owe, each with a growing pause. */
export default class FetchDocuments implements Task<object> {
  static id = 'invoices.fetch_documents'

  async handle(): Promise<void> {
    const fetched = await this.run()
    if (fetched.length > 0) logger.info({ fetched }, 'documents asked for')
  }

  async run(): Promise<FetchedDocument[]> {
    const fetched: FetchedDocument[] = []
    for (const { invoiceId, format } of await dueDocuments())
      fetched.push(await new FetchDocument().handle({ invoiceId, format }))
    return fetched
  }
}
