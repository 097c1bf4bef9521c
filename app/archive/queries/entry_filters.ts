import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import ArchiveEntry from '#app/archive/models/archive_entry'
import { taxpayerIndex } from '#app/customers/customer_indexes'
import type { ListedRow } from '#app/lists/list'
import { queryTokens } from '#app/platform/crypto/search_tokens'
import { isId } from '#app/platform/database/uuid'
import { typedDay } from '#app/platform/forms/typed_day'
import { typedText } from '#app/platform/forms/typed_text'
import { parseTaxpayerId } from '#app/platform/identifiers/taxpayer_id'
import { type Fen, parseYuan } from '#app/platform/money/fen'

export interface EntryFilters {
  /** Of the invoice or of its order, whole. */
  number: string | null
  /** A piece of the billed name, or a whole taxpayer id. */
  buyer: string | null
  total: Fen | null
  /** Days of issue, both included. */
  from: string | null
  until: string | null
  package: string | null
}

export function readEntryFilters(asked: Record<string, unknown>): EntryFilters {
  const text = (name: string) => typedText(asked[name]) || null
  const total = parseYuan(text('total') ?? '')
  return {
    number: text('number'),
    buyer: text('buyer'),
    total,
    from: typedDay(asked.from),
    until: typedDay(asked.until),
    package: isId(asked.package) ? asked.package : null,
  }
}

/** Archived invoices of sealed packages, also of those that came from elsewhere. */
export function entriesOf(filters: EntryFilters): DatabaseQueryBuilderContract<ListedRow> {
  const query = db.query<ListedRow>().from('archive_entries').whereNotNull('metadata_sha256')
  const { number, buyer, total, from, until } = filters
  if (number)
    query.where((any) => any.where('invoice_number', number).orWhere('order_number', number))
  if (buyer) whereBuyer(query, buyer)
  if (total !== null) query.where('total_fen', total)
  if (from) query.where('issued_on', '>=', from)
  if (until) query.where('issued_on', '<=', until)
  if (filters.package) query.where('package_id', filters.package)
  return query
}

/** Rows that hold all pairs of characters of the text; what else they hold is left to the eye. */
function whereBuyer(query: DatabaseQueryBuilderContract, buyer: string): void {
  const taxpayerId = parseTaxpayerId(buyer)
  if (taxpayerId.ok) {
    query.where('taxpayer_index', taxpayerIndex(taxpayerId.value.value))
    return
  }
  const [tokens] = queryTokens('title', buyer)
  query.whereRaw(tokens ? 'tok @> ?::bigint[]' : 'false', tokens ? [`{${tokens.join(',')}}`] : [])
}

export function loadEntries(ids: string[]): Promise<ArchiveEntry[]> {
  return ArchiveEntry.query().whereIn('id', ids)
}
