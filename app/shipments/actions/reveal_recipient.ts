import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import type Shipment from '#app/shipments/models/shipment'
import type { Actor } from '#app/platform/actor'

/** Shows the courier whom to call; that is written down. */
export class RevealRecipient {
  handle({ shipment, by }: { shipment: Shipment; by: Actor }): Promise<void> {
    const entry = { action: 'shipments.phone_revealed', subject: 'shipment' }
    return db.transaction((trx) => record({ actor: by, ...entry, subjectId: shipment.id }, trx))
  }
}
