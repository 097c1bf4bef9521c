import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import invoicingConfig from '#config/invoicing'
import { InvoiceDocumentsStored } from '#app/invoices/events/invoice_documents_stored'
import type { DocumentFormat } from '#app/invoices/channel_messages'
import AwaitedDocument from '#app/invoices/models/awaited_document'
import Invoice from '#app/invoices/models/invoice'
import { clock } from '#app/platform/clock'
import { publish } from '#app/platform/outbox/publish'

export interface Awaited {
  invoiceId: string
  format: DocumentFormat
}

/** The invoice is locked first, so that two answers do not decide at the same time. */
export async function lockAwaited(
  { invoiceId, format }: Awaited,
  trx: TransactionClientContract
): Promise<{ invoice: Invoice; awaited: AwaitedDocument } | null> {
  const invoice = await Invoice.query({ client: trx })
    .where('id', invoiceId)
    .preload('documents')
    .forUpdate()
    .firstOrFail()
  const awaited = await AwaitedDocument.query({ client: trx })
    .where({ invoiceId, format })
    .whereNotNull('nextAt')
    .first()
  return awaited && { invoice, awaited }
}

/** Twice as long each time, up to the longest pause. */
export function nextQuestion(attempts: number): Date {
  const { firstPauseSeconds, longestPauseSeconds } = invoicingConfig.channelDocuments
  const seconds = Math.min(longestPauseSeconds, firstPauseSeconds * 2 ** Math.min(attempts, 20))
  return clock.now().plus({ seconds }).toJSDate()
}

export async function setAwaited(
  { invoiceId, format }: Awaited,
  columns: Record<string, unknown>,
  trx: TransactionClientContract
): Promise<void> {
  await trx.from('awaited_documents').where({ invoice_id: invoiceId, format }).update(columns)
}

/**
 * Tells that the documents are there, once: when the last one that is worth waiting for is settled, or when the first
 * one comes after all were given up.
 */
export async function tellWhenSettled(
  invoice: Invoice,
  { wasSettled, stored }: { wasSettled: boolean; stored: number },
  trx: TransactionClientContract
): Promise<void> {
  const { id: invoiceId, orderId, documents } = invoice
  const open = await AwaitedDocument.query({ client: trx })
    .where({ invoiceId })
    .whereNull('settledAt')
    .first()
  const isFirst = wasSettled && documents.length === 0 && stored > 0
  const isLast = !wasSettled && open === null && documents.length + stored > 0
  if (isFirst || isLast) await publish(new InvoiceDocumentsStored({ invoiceId, orderId }), trx)
}
