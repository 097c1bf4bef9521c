import type { ArchivedParty, ReadRecord } from '#app/archive/record'
import { taxpayerIndex } from '#app/customers/customer_indexes'
import { seal } from '#app/platform/crypto/envelope'
import { searchTokens } from '#app/platform/crypto/search_tokens'

export interface EntryDescription {
  buyer: Buffer
  taxpayer_index: Buffer | null
  tok: string
  documents: string
  metadata_sha256: string
}

/** What an invoice of a package is found by, and what remains known of its files; as columns. */
export function describeEntry(
  id: string,
  { buyer, documents }: Pick<ReadRecord, 'buyer' | 'documents'>,
  metadataSha256: string
): EntryDescription {
  const party: ArchivedParty = { name: buyer.name, taxpayerId: buyer.taxpayerId }
  return {
    buyer: seal('archive_entries.buyer', id, party),
    taxpayer_index: buyer.taxpayerId ? taxpayerIndex(buyer.taxpayerId) : null,
    tok: `{${searchTokens({ title: buyer.name }).join(',')}}`,
    documents: JSON.stringify(documents),
    metadata_sha256: metadataSha256,
  }
}
