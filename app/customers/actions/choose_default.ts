import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { keepOneDefault } from '#app/customers/keep_one_default'
import { lockSaved, type SavedEntry, tableOf } from '#app/customers/saved_entries'
import { failed, ok, type Result } from '#app/platform/result'

/** Makes a saved address or invoice title the one that order forms choose unasked. */
export class ChooseDefault {
  handle(entry: SavedEntry): Promise<Result<null, { type: 'missing' }>> {
    return db.transaction(async (trx) => {
      const { kind, id, customerId, by } = entry
      if (!(await lockSaved(entry, trx))) return failed({ type: 'missing' })
      await keepOneDefault(tableOf(kind), { id, customerId }, true, trx)
      const action = `customers.${kind}_made_default`
      const subject = { subject: 'customer', subjectId: customerId }
      await record({ actor: by, action, ...subject, details: { [`${kind}Id`]: id } }, trx)
      return ok(null)
    })
  }
}
