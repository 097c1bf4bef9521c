import type { DateTime } from 'luxon'
import type { NewCustomer } from '#app/customers/actions/resolve_customers'
import type { CustomerDetails, CustomerDraft } from '#app/customers/customer_draft'
import { addressIndex, titleIndex } from '#app/customers/customer_indexes'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { KEY_VERSION, searchTokens } from '#app/platform/crypto/search_tokens'
import { newId } from '#app/platform/database/uuid'

export function customerRow({ id, kind, draft, key }: NewCustomer) {
  const now = clock.now()
  return {
    id,
    kind,
    personal: seal('customers.personal', id, draft.details),
    taxpayer_index: key.by === 'taxpayer' ? key.index : null,
    name_mobile_index: key.by === 'name_mobile' ? key.index : null,
    created_at: now,
    updated_at: now,
  }
}

export function customerSearchRow({ id, details }: { id: string; details: CustomerDetails }) {
  return {
    customer_id: id,
    key_version: KEY_VERSION,
    tok: searchTokens({ name: [details.name, details.contactName], phone: details.phone }),
  }
}

export function addressRows(drafts: CustomerDraft[], customerIds: string[], now: DateTime) {
  const rows = drafts.map(({ address: { areaCode, ...details } }, position) => {
    const id = newId()
    return {
      id,
      customer_id: customerIds[position],
      personal: seal('customer_addresses.personal', id, details),
      area_code: areaCode,
      content_index: addressIndex(details),
      created_at: now,
    }
  })
  return rows.sort(byCustomerAndContent)
}

export function titleRows(drafts: CustomerDraft[], customerIds: string[], now: DateTime) {
  const rows = drafts.flatMap(({ title }, position) => {
    if (!title) return []
    const id = newId()
    return {
      id,
      customer_id: customerIds[position],
      personal: seal('invoice_titles.personal', id, title),
      content_index: titleIndex(title),
      created_at: now,
    }
  })
  return rows.sort(byCustomerAndContent)
}

/** The same order in every transaction, so that none waits crosswise at the unique index. */
function byCustomerAndContent(
  a: { customer_id: string; content_index: Buffer },
  b: { customer_id: string; content_index: Buffer }
): number {
  if (a.customer_id !== b.customer_id) return a.customer_id < b.customer_id ? -1 : 1
  return Buffer.compare(a.content_index, b.content_index)
}
