import db from '@adonisjs/lucid/services/db'
import { namesOf } from '#app/identity/queries/names_of'
import { maskedBuyer } from '#app/invoices/masked_buyer'
import { invoiceStates } from '#app/invoices/invoice_states'
import Invoice from '#app/invoices/models/invoice'
import type { DocumentFormat } from '#app/invoices/channel_messages'
import StateChange from '#app/platform/states/state_change'

/** What staff can do with an invoice now. */
export type NextAction = 'issue' | 'ask' | 'resume' | 'redraft' | null

export interface KeptDocument {
  format: DocumentFormat
  origin: 'house' | 'channel'
  sha256: string
  size: number
}

/** One invoice with its lines, documents and history, newest first. */
export async function invoicePage(id: string) {
  const invoice = await Invoice.query()
    .where('id', id)
    .preload('lines')
    .preload('orders')
    .firstOrFail()
  const changes = await StateChange.query()
    .where({ subject: 'invoice', subjectId: id })
    .orderBy('changedAt', 'desc')
    .orderBy('id', 'desc')
  return {
    invoice,
    buyer: maskedBuyer(invoice.buyerDetails),
    documents: await keptDocuments(id),
    changes,
    names: await namesOf(changes.map(({ actorId }) => actorId)),
    nextAction: nextActionOf(invoice),
    canBeDropped: !invoice.isCredit && invoiceStates.verbs.drop.from.includes(invoice.state),
  }
}

export function nextActionOf(invoice: Invoice): NextAction {
  const { state } = invoice
  // What a credit invoice waits for is said by its form.
  if (invoice.isCredit && (state === 'refused' || invoice.confirmationNumber === null)) return null
  if (state === 'draft') return 'issue'
  if (state === 'refused') return 'redraft'
  if (state === 'waiting') return 'resume'
  return state === 'issued' || state === 'dropped' ? null : 'ask'
}

function keptDocuments(invoiceId: string): Promise<KeptDocument[]> {
  return db
    .from('invoice_documents as d')
    .join('stored_files as f', 'f.id', 'd.file_id')
    .where('d.invoice_id', invoiceId)
    .orderBy('d.format')
    .select('d.format', 'd.origin', 'f.sha256', 'f.size')
}
