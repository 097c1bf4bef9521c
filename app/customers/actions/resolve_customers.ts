import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { CustomerDraft } from '#app/customers/customer_draft'
import { nameAndMobileIndex, taxpayerIndex } from '#app/customers/customer_indexes'
import {
  addressRows,
  customerRow,
  customerSearchRow,
  titleRows,
} from '#app/customers/customer_rows'
import { personOrCompany } from '#app/customers/person_or_company'
import { clock } from '#app/platform/clock'
import { insertMany } from '#app/platform/database/insert_many'
import { newId } from '#app/platform/database/uuid'

/**
 * Finds the customer of each draft (by taxpayer id, else by name and mobile) and creates those that
 * are new; the draft's address and title are remembered for the next order. Answers with one
 * customer id a draft, in the drafts' order.
 */
export class ResolveCustomers {
  async handle(drafts: CustomerDraft[], trx: TransactionClientContract): Promise<string[]> {
    const keys = drafts.map(keyOf)
    const known = await findKnown(keys, trx)
    const missing = newCustomers(drafts, keys, known)

    if (missing.length > 0) {
      await insertMany(trx, 'customers', missing.map(customerRow), 'on conflict do nothing')
      for (const [key, id] of await findKnown(keys, trx)) known.set(key, id)
      const created = missing.filter(({ id, key }) => known.get(lookupText(key)) === id)
      await insertMany(
        trx,
        'customer_search',
        created.map(({ id, draft }) => customerSearchRow({ id, details: draft.details })),
        'on conflict do nothing'
      )
    }

    const ids = keys.map((key) => known.get(lookupText(key)) ?? unresolved())
    const now = clock.now()
    await insertMany(
      trx,
      'customer_addresses',
      addressRows(drafts, ids, now),
      'on conflict do nothing'
    )
    await insertMany(trx, 'invoice_titles', titleRows(drafts, ids, now), 'on conflict do nothing')
    return ids
  }
}

type Key = { by: 'taxpayer' | 'name_mobile'; index: Buffer }
export interface NewCustomer {
  id: string
  kind: 'company' | 'person'
  draft: CustomerDraft
  key: Key
}

function keyOf({ details }: CustomerDraft): Key {
  return details.taxpayerId
    ? { by: 'taxpayer', index: taxpayerIndex(details.taxpayerId) }
    : { by: 'name_mobile', index: nameAndMobileIndex(details) }
}

function lookupText({ by, index }: Key): string {
  return `${by}:${index.toString('hex')}`
}

async function findKnown(
  keys: Key[],
  trx: TransactionClientContract
): Promise<Map<string, string>> {
  const indexes = (by: Key['by']) => keys.filter((key) => key.by === by).map(({ index }) => index)
  const { rows } = await trx.rawQuery(
    `select 'taxpayer:' || encode(taxpayer_index, 'hex') as key, id from customers where taxpayer_index = any(?::bytea[])
      union all
     select 'name_mobile:' || encode(name_mobile_index, 'hex'), id from customers
      where taxpayer_index is null and name_mobile_index = any(?::bytea[])`,
    [indexes('taxpayer'), indexes('name_mobile')] as unknown as string[]
  )
  return new Map(rows.map((row: { key: string; id: string }) => [row.key, row.id]))
}

function newCustomers(
  drafts: CustomerDraft[],
  keys: Key[],
  known: Map<string, string>
): NewCustomer[] {
  const missing = new Map<string, NewCustomer>()
  drafts.forEach((draft, position) => {
    const key = keys[position]
    const text = lookupText(key)
    if (known.has(text) || missing.has(text)) return
    missing.set(text, {
      id: newId(),
      kind: personOrCompany(draft.details.name, draft.details.taxpayerId),
      draft,
      key,
    })
  })
  // In one order for everybody: two sheets with the same new customers wait for each other, never crosswise.
  return [...missing].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, customer]) => customer)
}

function unresolved(): never {
  throw new Error('a customer that was just inserted cannot be found')
}
