import db from '@adonisjs/lucid/services/db'
import { taxpayerIndex } from '#app/customers/customer_indexes'
import Customer from '#app/customers/models/customer'
import { customerBook } from '#app/customers/queries/customer_book'
import { isId } from '#app/platform/database/uuid'
import { matchesQuery, queryTokens } from '#app/platform/crypto/search_tokens'

const MOST_FOUND = 10
const MOST_CANDIDATES = 200

/** The customer who was chosen in an order form, with addresses and titles; null when none is. */
export async function customerToOrder(id: unknown): Promise<Customer | null> {
  return isId(id) ? customerBook({ id }) : null
}

/** The customer who is signed in; null for an account that no customer is linked to. */
export function customerOfUser(userId: string): Promise<Customer | null> {
  return customerBook({ userId })
}

/** Customers by a piece of their name, a phone number or a taxpayer id, newest first. */
export async function findCustomers(text: string): Promise<Customer[]> {
  const tokenSets = queryTokens(['name', 'phone'], text)
  const found = await Customer.query()
    .where((any) => {
      any.where('taxpayerIndex', taxpayerIndex(text))
      if (tokenSets.length > 0) any.orWhereIn('id', candidates(tokenSets))
    })
    .orderBy('createdAt', 'desc')
    .limit(MOST_CANDIDATES)
  return found.filter((customer) => matches(customer, text)).slice(0, MOST_FOUND)
}

function candidates(tokenSets: bigint[][]) {
  return db
    .from('customer_search')
    .select('customer_id')
    .where((any) => {
      for (const tokens of tokenSets)
        any.orWhereRaw('tok @> ?::bigint[]', [`{${tokens.join(',')}}`])
    })
}

function matches({ details }: Customer, text: string): boolean {
  return (
    details.taxpayerId === text.toUpperCase() ||
    matchesQuery('phone', details.phone, text) ||
    [details.name, details.contactName].some((name) => matchesQuery('name', name, text))
  )
}
