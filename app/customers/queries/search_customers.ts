import db from '@adonisjs/lucid/services/db'
import { taxpayerIndex } from '#app/customers/customer_indexes'
import type { CustomerQuestion } from '#app/customers/customer_question'
import Customer from '#app/customers/models/customer'
import { searchForm } from '#app/platform/crypto/search_text'
import { matchesQuery, queryTokens } from '#app/platform/crypto/search_tokens'
import {
  type Cursor,
  decodeCursor,
  encodeCursor,
  type Page,
  seekPage,
} from '#app/platform/database/keyset'

export const FOUND_PER_PAGE = 50
/** Candidates opened for one page at most; two common pairs of characters can stand far apart. */
const MOST_CANDIDATES = 1000

/**
 * Customers by taxpayer id, name of customer or contact, or phone, those who came last first. Tokens
 * name the candidates in the encrypted table; each is opened and compared before it is shown.
 */
export async function searchCustomers(
  question: CustomerQuestion,
  cursorText?: unknown
): Promise<Page<Customer>> {
  const known = await withTaxpayerId(question)
  if (known.length > 0) return { rows: known, newer: null, older: null }
  const tokenSets = queryTokens(['name', 'phone'], question.text)
  if (tokenSets.length === 0) return { rows: [], newer: null, older: null }

  const found: Customer[] = []
  let cursor = decodeCursor(cursorText)
  let opened = 0
  while (found.length <= FOUND_PER_PAGE && opened < MOST_CANDIDATES) {
    const candidates = await candidatesAfter(cursor, tokenSets, question)
    found.push(...candidates.filter((customer) => isMatch(customer, question)))
    opened += candidates.length
    const last = candidates.at(-1)
    if (!last || candidates.length <= FOUND_PER_PAGE) break
    cursor = positionOf(last)
  }
  const rows = found.slice(0, FOUND_PER_PAGE)
  const last = rows.at(-1)
  const hasOlder = found.length > FOUND_PER_PAGE || opened >= MOST_CANDIDATES
  return { rows, newer: null, older: hasOlder && last ? encodeCursor(positionOf(last)) : null }
}

async function withTaxpayerId({ text, kind }: CustomerQuestion): Promise<Customer[]> {
  const query = Customer.query().where('taxpayerIndex', taxpayerIndex(searchForm(text)))
  return kind ? query.where('kind', kind) : query
}

function candidatesAfter(
  cursor: Cursor | null,
  tokenSets: bigint[][],
  { kind }: CustomerQuestion
): Promise<Customer[]> {
  const candidates = db
    .from('customer_search')
    .select('customer_id')
    .where((any) => {
      for (const tokens of tokenSets)
        any.orWhereRaw('tok @> ?::bigint[]', [`{${tokens.join(',')}}`])
    })
  const query = Customer.query().whereIn('id', candidates)
  if (kind) query.where('kind', kind)
  return seekPage(query, { at: 'created_at', id: 'id' }, cursor, FOUND_PER_PAGE)
}

function isMatch({ details }: Customer, { text, match }: CustomerQuestion): boolean {
  const names = [details.name, details.contactName]
  if (match === 'exact') {
    const whole = searchForm(text)
    return [...names, details.phone].some((value) => searchForm(value) === whole)
  }
  return (
    matchesQuery('phone', details.phone, text) ||
    names.some((name) => matchesQuery('name', name, text))
  )
}

function positionOf({ createdAt: at, id }: Customer): Cursor {
  return { direction: 'older', at, id }
}
