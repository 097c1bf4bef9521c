import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { keepOneDefault } from '#app/customers/keep_one_default'
import { lockSaved, type SavedEntry, savedRows, tableOf } from '#app/customers/saved_entries'
import { failed, ok, type Result } from '#app/platform/result'

/** Forgets a saved address or invoice title; orders and invoices keep what they were given. */
export class RemoveSaved {
  handle(entry: SavedEntry): Promise<Result<null, { type: 'missing' }>> {
    return db.transaction(async (trx) => {
      const { kind, id, customerId, by } = entry
      const saved = await lockSaved(entry, trx)
      if (!saved) return failed({ type: 'missing' })
      await savedRows(kind, customerId, trx).where('id', id).delete()
      const heir = await savedRows(kind, customerId, trx).orderBy('created_at', 'desc').first()
      if (saved.isDefault && heir)
        await keepOneDefault(tableOf(kind), { id: heir.id, customerId }, true, trx)
      const subject = { subject: 'customer', subjectId: customerId }
      const details = { [`${kind}Id`]: id }
      await record({ actor: by, action: `customers.${kind}_removed`, ...subject, details }, trx)
      return ok(null)
    })
  }
}
