import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/**
 * Of the addresses, and of the titles, of a customer at most one is the default, and the first one
 * is it unasked. The caller has locked the customer.
 */
export async function keepOneDefault(
  table: 'customer_addresses' | 'invoice_titles',
  row: { id: string; customerId: string },
  isWanted: boolean,
  trx: TransactionClientContract
): Promise<void> {
  const ofCustomer = () => trx.from(table).where('customer_id', row.customerId)
  const other = await ofCustomer().where('is_default', true).whereNot('id', row.id).first()
  const isDefault = isWanted || other === null
  if (isDefault) await ofCustomer().whereNot('id', row.id).update({ is_default: false })
  await trx.from(table).where('id', row.id).update({ is_default: isDefault })
}
