import type { DateTime } from 'luxon'
import SellerCertificate from '#app/sellers/models/seller_certificate'

export interface KnownSigners {
  /** Of every certificate that the seller ever had. */
  fingerprints: Set<string>
  /** When the seller could sign for the first time; null: never yet. */
  since: DateTime | null
}

export async function signersOf(sellerId: string): Promise<KnownSigners> {
  const all = await SellerCertificate.query()
    .where('sellerId', sellerId)
    .select('fingerprint', 'createdAt')
    .orderBy('createdAt')
  return {
    fingerprints: new Set(all.map(({ fingerprint }) => fingerprint)),
    since: all.at(0)?.createdAt ?? null,
  }
}
