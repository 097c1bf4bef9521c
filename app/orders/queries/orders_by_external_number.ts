import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/**
 * Who owns these external numbers. Takes a lock that ends with the transaction, so that two callers
 * cannot both find a number free.
 */
export async function ordersByExternalNumber(
  drafts: readonly { externalNumber: string | null }[],
  trx: TransactionClientContract
): Promise<Map<string, { orderId: string; customerId: string }>> {
  const numbers = drafts.flatMap(({ externalNumber }) => externalNumber ?? [])
  if (numbers.length === 0) return new Map()

  await trx.rawQuery(`select pg_advisory_xact_lock(hashtext('orders.external_number'))`)
  const rows = await trx
    .from('orders')
    .whereIn('external_number', numbers)
    .select('external_number', 'id', 'customer_id')
  return new Map(
    rows.map((row: { external_number: string; id: string; customer_id: string }) => [
      row.external_number,
      { orderId: row.id, customerId: row.customer_id },
    ])
  )
}
