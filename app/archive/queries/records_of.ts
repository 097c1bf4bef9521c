import db from '@adonisjs/lucid/services/db'
import { vouchersOfOrders } from '#app/archive/queries/vouchers_of_orders'
import { eventsOf } from '#app/archive/queries/events_of'
import type { ArchivedDocument, ArchiveRecord } from '#app/archive/record'
import { namedBuyer } from '#app/invoices/invoice_parties'
import Invoice from '#app/invoices/models/invoice'
import { clock } from '#app/platform/clock'

/** A record before its files are judged, and where they lie. */
export type UnjudgedRecord = Omit<ArchiveRecord, 'outcome' | 'checkedAt' | 'documents'> & {
  documents: (ArchivedDocument & { fileId: string })[]
}

/** What the house knows of these issued invoices, by id. */
export async function recordsOf(invoiceIds: string[]): Promise<Map<string, UnjudgedRecord>> {
  const invoices = await Invoice.query().whereIn('id', invoiceIds).preload('orders')
  const [documents, originals, credits, vouchers, events] = await Promise.all([
    documentsOf(invoiceIds),
    numbersOf(invoices.flatMap(({ originalInvoiceId }) => originalInvoiceId ?? [])),
    creditsOf(invoiceIds),
    vouchersOfOrders(invoices.flatMap(({ orders }) => orders.map(({ id }) => id))),
    eventsOf(invoices.map(({ id, orderId }) => ({ invoiceId: id, orderId }))),
  ])
  return new Map(
    invoices.map((invoice) => {
      const { id, issuedAt, originalInvoiceId, seller } = invoice
      const { name, taxpayerId } = namedBuyer(invoice.buyerDetails)
      const record: UnjudgedRecord = {
        invoiceNumber: invoice.invoiceNumber ?? '',
        kind: invoice.kind,
        state: invoice.state,
        isCredit: originalInvoiceId !== null,
        originalNumber: (originalInvoiceId && originals.get(originalInvoiceId)) ?? null,
        creditNumbers: credits.get(id) ?? [],
        issuedOn: invoice.issueDay ?? '',
        issuedAt: issuedAt ? clock.timestamp(issuedAt) : '',
        netFen: invoice.netFen,
        taxFen: invoice.taxFen,
        totalFen: invoice.totalFen,
        seller: { name: seller.name, taxpayerId: seller.taxpayerId },
        buyer: { name, taxpayerId },
        channel: invoice.channel,
        requestNumber: invoice.issueRequestNo,
        orderNumber: invoice.orders.map(({ number }) => number).join(' '),
        payments: invoice.orders.flatMap((order) => vouchers.get(order.id)?.payments ?? []),
        vouchers: invoice.orders.flatMap((order) => vouchers.get(order.id)?.vouchers ?? []),
        events: events.get(id) ?? [],
        documents: documents.get(id) ?? [],
      }
      return [id, record]
    })
  )
}

async function documentsOf(
  invoiceIds: string[]
): Promise<Map<string, UnjudgedRecord['documents']>> {
  const rows: (ArchivedDocument & { invoice_id: string; file_id: string; size: string })[] =
    await db
      .from('invoice_documents as d')
      .join('stored_files as f', 'f.id', 'd.file_id')
      .whereIn('d.invoice_id', invoiceIds)
      .orderByRaw(`array_position(array['xml', 'pdf', 'ofd'], d.format)`)
      .select('d.invoice_id', 'd.file_id', 'd.format', 'd.origin', 'f.sha256', 'f.size')
  const documents = rows.map(
    ({ invoice_id: invoiceId, file_id: fileId, format, origin, ...f }) => ({
      invoiceId,
      document: { fileId, format, origin, sha256: f.sha256, size: Number(f.size) },
    })
  )
  const byInvoice = Map.groupBy(documents, ({ invoiceId }) => invoiceId)
  return new Map([...byInvoice].map(([id, its]) => [id, its.map(({ document }) => document)]))
}

async function numbersOf(invoiceIds: string[]): Promise<Map<string, string | null>> {
  const originals = await Invoice.query().whereIn('id', invoiceIds).select('id', 'invoiceNumber')
  return new Map(originals.map(({ id, invoiceNumber }) => [id, invoiceNumber]))
}

/** The numbers of the credit invoices that correct each. */
async function creditsOf(invoiceIds: string[]): Promise<Map<string, string[]>> {
  const credits = await Invoice.query()
    .whereIn('originalInvoiceId', invoiceIds)
    .where('state', 'issued')
    .orderBy('issuedAt')
    .select('originalInvoiceId', 'invoiceNumber')
  const byOriginal = Map.groupBy(credits, ({ originalInvoiceId }) => originalInvoiceId ?? '')
  return new Map(
    [...byOriginal].map(([id, its]) => [
      id,
      its.flatMap(({ invoiceNumber }) => invoiceNumber ?? []),
    ])
  )
}
