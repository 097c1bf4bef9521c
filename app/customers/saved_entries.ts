import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Customer from '#app/customers/models/customer'
import type { Actor } from '#app/platform/actor'

const TABLES = { address: 'customer_addresses', title: 'invoice_titles' } as const
export type SavedKind = keyof typeof TABLES

/** One address or invoice title of a customer. */
export interface SavedEntry {
  kind: SavedKind
  id: string
  customerId: string
  by: Actor
}

/** Locks the customer, so that two acts cannot leave two defaults or none. */
export async function lockSaved(
  { kind, id, customerId }: SavedEntry,
  trx: TransactionClientContract
): Promise<{ id: string; isDefault: boolean } | null> {
  await Customer.query({ client: trx }).where('id', customerId).forUpdate().first()
  const row = await savedRows(kind, customerId, trx).where('id', id).first()
  return row && { id, isDefault: row.is_default }
}

export function savedRows(kind: SavedKind, customerId: string, trx: TransactionClientContract) {
  return trx.from(TABLES[kind]).where('customer_id', customerId)
}

export function tableOf(kind: SavedKind) {
  return TABLES[kind]
}
