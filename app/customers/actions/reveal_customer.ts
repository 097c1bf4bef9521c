import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import type { Actor } from '#app/platform/actor'

/** Writes down that somebody at the desk opened the personal side of a customer. */
export class RevealCustomer {
  handle({ customerId, by }: { customerId: string; by: Actor }): Promise<void> {
    const entry = { action: 'customers.revealed', subject: 'customer', subjectId: customerId }
    return db.transaction((trx) => record({ actor: by, ...entry }, trx))
  }
}
