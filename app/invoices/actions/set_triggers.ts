import db from '@adonisjs/lucid/services/db'
import type { InvoiceTrigger } from '#config/invoicing'
import { record } from '#app/audit/record'
import { invoiceTriggers } from '#app/invoices/queries/invoice_triggers'
import type { OrderType } from '#app/orders/order_draft'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'

/** Decides when orders of each type are invoiced by themselves; orders that were due before stay as they are. */
export class SetTriggers {
  handle(input: {
    moments: Readonly<Record<OrderType, InvoiceTrigger>>
    by: Actor
  }): Promise<void> {
    const { moments, by } = input
    return db.transaction(async (trx) => {
      const known = await invoiceTriggers(trx)
      for (const { orderType, moment } of known) {
        const wanted = moments[orderType]
        if (wanted === moment) continue
        const changed = { moment: wanted, changed_by: by.id, changed_at: clock.now().toISO() }
        await trx
          .table('invoice_triggers')
          .insert({ order_type: orderType, ...changed })
          .onConflict('order_type')
          .merge()
        const details = { orderType, from: moment, to: wanted }
        const entry = { action: 'invoices.trigger_changed', subject: 'invoice_trigger', details }
        await record({ actor: by, ...entry }, trx)
      }
    })
  }
}
