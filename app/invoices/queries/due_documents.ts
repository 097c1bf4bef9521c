import invoicingConfig from '#config/invoicing'
import type { DocumentFormat } from '#app/invoices/channel_messages'
import AwaitedDocument from '#app/invoices/models/awaited_document'
import { clock } from '#app/platform/clock'

/** Documents that the tax channel may be asked for now, the longest waiting first. */
export async function dueDocuments(): Promise<{ invoiceId: string; format: DocumentFormat }[]> {
  return AwaitedDocument.query()
    .where('nextAt', '<=', clock.now().toJSDate())
    .orderBy('nextAt')
    .limit(invoicingConfig.channelDocuments.batch)
}
