import db from '@adonisjs/lucid/services/db'
import { DOCUMENT_MIMES } from '#app/invoices/actions/store_documents'
import { type Awaited, lockAwaited, setAwaited, tellWhenSettled } from '#app/invoices/awaited_rows'
import AwaitedDocument from '#app/invoices/models/awaited_document'
import Invoice from '#app/invoices/models/invoice'
import InvoiceDocument from '#app/invoices/models/invoice_document'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { fileStore } from '#app/platform/files/store'

/** Keeps the original of the tax side byte for byte. What is kept already is never replaced. */
export class KeepChannelDocument {
  handle(input: Awaited & { bytes: Buffer }): Promise<'stored' | 'not_awaited'> {
    const { invoiceId, format, bytes } = input
    return db.transaction(async (trx) => {
      const locked = await lockAwaited(input, trx)
      if (locked === null) return 'not_awaited'
      const { invoice, awaited } = locked
      const isKept = invoice.documents.some((document) => document.format === format)
      if (!isKept) {
        const mime = DOCUMENT_MIMES[format]
        const file = await fileStore.put({ purpose: `invoice_${format}`, bytes, mime }, trx)
        const origin = 'channel'
        const row = { id: newId(), invoiceId, format, origin, fileId: file.id } as const
        await InvoiceDocument.create({ ...row, createdAt: clock.now() }, { client: trx })
      }
      const settledAt = awaited.settledAt ?? clock.now()
      const done = { next_at: null, problem: null, settled_at: settledAt.toJSDate() }
      await setAwaited(input, done, trx)
      const wasSettled = awaited.settledAt !== null
      await tellWhenSettled(invoice, { wasSettled, stored: isKept ? 0 : 1 }, trx)
      const open = await AwaitedDocument.query({ client: trx })
        .where({ invoiceId })
        .whereNotNull('nextAt')
        .first()
      if (open === null)
        await Invoice.query({ client: trx }).where('id', invoiceId).update({ problem: null })
      return 'stored'
    })
  }
}
