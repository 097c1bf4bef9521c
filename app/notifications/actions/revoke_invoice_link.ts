import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { failed, ok, type Result } from '#app/platform/result'

/** A link that went to the wrong person leads nowhere from now on. */
export class RevokeInvoiceLink {
  handle(input: {
    messageId: string
    invoiceId: string
    by: Actor
  }): Promise<Result<null, { type: 'revoked_before' }>> {
    const { messageId, invoiceId, by } = input
    return db.transaction(async (trx) => {
      const revoked: { id: string }[] = await trx
        .from('invoice_links')
        .where({ message_id: messageId, invoice_id: invoiceId })
        .whereNull('revoked_at')
        .update({ revoked_at: clock.timestamp() })
        .returning('id')
      const link = revoked.at(0)
      if (!link) return failed({ type: 'revoked_before' })
      const details = { link: link.id }
      const entry = { action: 'invoices.link_revoked', subject: 'invoice', subjectId: invoiceId }
      await record({ actor: by, ...entry, details }, trx)
      return ok(null)
    })
  }
}
