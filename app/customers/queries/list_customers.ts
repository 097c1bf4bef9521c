import type { CustomerQuestion } from '#app/customers/customer_question'
import Customer from '#app/customers/models/customer'
import { type CappedCount, cappedCount } from '#app/platform/database/capped_count'
import db from '@adonisjs/lucid/services/db'
import { decodeCursor, type Page, pageOf, seekPage } from '#app/platform/database/keyset'

export const CUSTOMERS_PER_PAGE = 50

/** One page of all customers, those who came last first. */
export async function listCustomers(
  { kind }: Pick<CustomerQuestion, 'kind'>,
  cursorText?: unknown
): Promise<Page<Customer>> {
  const cursor = decodeCursor(cursorText)
  const query = Customer.query()
  if (kind) query.where('kind', kind)
  seekPage(query, { at: 'created_at', id: 'id' }, cursor, CUSTOMERS_PER_PAGE)
  return pageOf(await query, ({ createdAt: at, id }) => ({ at, id }), cursor, CUSTOMERS_PER_PAGE)
}

export function countCustomers({ kind }: Pick<CustomerQuestion, 'kind'>): Promise<CappedCount> {
  const query = db.query().from('customers')
  return cappedCount(kind ? query.where('kind', kind) : query)
}
