import db from '@adonisjs/lucid/services/db'
import type InvoiceLink from '#app/notifications/models/invoice_link'
import { clock } from '#app/platform/clock'

/** How often a link was opened and when last; never by whom. */
export class NoteLinkOpening {
  async handle({ id }: InvoiceLink): Promise<void> {
    await db
      .from('invoice_links')
      .where({ id })
      .increment('openings', 1)
      .update({ last_opened_at: clock.timestamp() })
  }
}
