import db from '@adonisjs/lucid/services/db'
import { recordMany } from '#app/audit/record'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'

const BATCH = 200

/** Everything that hangs on an order and goes with it, children first. */
const CHILDREN = [
  'stock_holds',
  'order_search',
  'order_checks',
  'order_reviews',
  'order_lines',
] as const

/**
 * Removes deleted orders whose time to be restored is over. What others still point at (a message,
 * a payment, a row of an import, the history of changes) keeps the bare order: its personal side is
 * emptied instead.
 */
export class PurgeOrders {
  handle(): Promise<{ purged: number; emptied: number }> {
    return db.transaction(async (trx) => {
      const due: { id: string; is_referenced: boolean }[] = await trx
        .from('orders')
        .select('id')
        .select(
          trx.raw(`(exists (select from messages where order_id = orders.id)
            or exists (select from payments where order_id = orders.id)
            or exists (select from order_import_rows where order_id = orders.id)
            or exists (select from order_changes where order_id = orders.id)) as is_referenced`)
        )
        .whereNotNull('deleted_at')
        .where('purge_after', '<=', clock.now().toISO())
        .orderBy('purge_after')
        .limit(BATCH)
        .forUpdate()
      const purged = due.filter((row) => !row.is_referenced).map(({ id }) => id)
      const emptied = due.filter((row) => row.is_referenced).map(({ id }) => id)

      for (const table of CHILDREN) await trx.from(table).whereIn('order_id', purged).delete()
      await trx.from('orders').whereIn('id', purged).delete()
      await trx.from('order_search').whereIn('order_id', emptied).delete()
      await trx
        .from('orders')
        .whereIn('id', emptied)
        .update({ personal: Buffer.alloc(0), purge_after: null })
      await recordMany(
        due.map(({ id }) => ({
          actor: SYSTEM,
          action: 'orders.purged',
          subject: 'order',
          subjectId: id,
        })),
        trx
      )
      return { purged: purged.length, emptied: emptied.length }
    })
  }
}
