import logger from '@adonisjs/core/services/logger'
import { MendDocuments } from '#app/invoices/actions/mend_documents'
import { undocumentedInvoices } from '#app/invoices/queries/undocumented_invoices'
import type { Task } from '#app/platform/queue/tasks'

/** The janitor of documents: makes up for what died between an invoice and its files. One that cannot be mended keeps none back. */
export default class MendDocumentsOfInvoices implements Task<object> {
  static id = 'invoices.mend_documents_of_invoices'

  async handle(): Promise<void> {
    for (const invoiceId of await undocumentedInvoices()) {
      try {
        await new MendDocuments().handle({ invoiceId })
      } catch (error) {
        logger.warn({ err: error, invoice: invoiceId }, 'documents could not be mended')
      }
    }
  }
}
