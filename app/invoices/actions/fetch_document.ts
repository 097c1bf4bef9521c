import { KeepChannelDocument } from '#app/invoices/actions/keep_channel_document'
import { PostponeDocument } from '#app/invoices/actions/postpone_document'
import { PutDocumentAside } from '#app/invoices/actions/put_document_aside'
import type { DocumentFormat } from '#app/invoices/channel_messages'
import { openChannel } from '#app/invoices/channels'
import { checkDocument } from '#app/invoices/document_check'
import AwaitedDocument from '#app/invoices/models/awaited_document'
import Invoice from '#app/invoices/models/invoice'

export type FetchedDocument = 'stored' | 'postponed' | 'put_aside' | 'not_awaited'

/**
 * Asks the tax channel for the original document of an issued invoice. What comes is read before it is believed;
 * the call is made outside of any transaction.
 */
export class FetchDocument {
  async handle(input: { invoiceId: string; format: DocumentFormat }): Promise<FetchedDocument> {
    const awaited = await AwaitedDocument.query().where(input).whereNotNull('nextAt').first()
    const invoice = await Invoice.query().where({ id: input.invoiceId, state: 'issued' }).first()
    if (awaited === null || invoice === null) return 'not_awaited'
    const postpone = async (problem: NonNullable<AwaitedDocument['problem']>) => {
      await new PostponeDocument().handle({ ...input, problem })
      return 'postponed' as const
    }

    const opened = openChannel(invoice.channel)
    if (!opened.ok) return postpone('channel_unavailable')
    const outcome = await opened.value.channel.document(invoice.issueRequestNo, input.format)
    if (outcome.status !== 'succeeded') return postpone('not_there_yet')

    const bytes = outcome.value
    const checked = checkDocument(invoice, input.format, bytes)
    if (checked.ok) return new KeepChannelDocument().handle({ ...input, bytes })
    if (checked.failure.type === 'not_a_document') return postpone('not_a_document')
    const { fields } = checked.failure
    await new PutDocumentAside().handle({ ...input, bytes, fields })
    return 'put_aside'
  }
}
