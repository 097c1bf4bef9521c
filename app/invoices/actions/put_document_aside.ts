import { createHash } from 'node:crypto'
import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { DOCUMENT_MIMES } from '#app/invoices/actions/store_documents'
import {
  type Awaited,
  lockAwaited,
  nextQuestion,
  setAwaited,
  tellWhenSettled,
} from '#app/invoices/awaited_rows'
import Invoice from '#app/invoices/models/invoice'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { fileStore } from '#app/platform/files/store'
import StoredFile from '#app/platform/files/stored_file'

/**
 * A file of the tax side that says something else than the invoice is kept apart, for a person to look at; it is no
 * document of the invoice. The channel is asked again all the same: theirs may be mended.
 */
export class PutDocumentAside {
  handle(input: Awaited & { bytes: Buffer; fields: string[] }): Promise<void> {
    const { invoiceId, format, bytes, fields } = input
    return db.transaction(async (trx) => {
      const locked = await lockAwaited(input, trx)
      if (locked === null) return
      const { invoice, awaited } = locked
      const known = awaited.asideFileId
        ? await StoredFile.findOrFail(awaited.asideFileId, { client: trx })
        : null
      const isNew = known?.sha256 !== createHash('sha256').update(bytes).digest('hex')
      const file = isNew
        ? await fileStore.put(
            { purpose: `invoice_${format}_aside`, bytes, mime: DOCUMENT_MIMES[format] },
            trx
          )
        : known
      await setAwaited(
        input,
        {
          attempts: awaited.attempts + 1,
          next_at: nextQuestion(awaited.attempts),
          settled_at: (awaited.settledAt ?? clock.now()).toJSDate(),
          problem: 'differs',
          aside_file_id: file.id,
        },
        trx
      )
      const problem = 'document_differs'
      await Invoice.query({ client: trx }).where('id', invoiceId).update({ problem })
      const wasSettled = awaited.settledAt !== null
      await tellWhenSettled(invoice, { wasSettled, stored: 0 }, trx)
      if (isNew) {
        const action = 'invoices.document_put_aside'
        const details = { format, fields }
        await record(
          { actor: SYSTEM, action, subject: 'invoice', subjectId: invoiceId, details },
          trx
        )
        logger.error({ invoiceId, format, fields }, 'a document of the tax channel differs')
      }
    })
  }
}
