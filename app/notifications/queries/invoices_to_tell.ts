import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Invoice from '#app/invoices/models/invoice'

/** With all that messages about them say. */
export function invoicesToTell(
  ids: readonly string[],
  trx: TransactionClientContract
): Promise<Invoice[]> {
  return Invoice.query({ client: trx })
    .whereIn('id', [...ids])
    .preload('orders')
    .preload('documents')
    .preload('original')
}
