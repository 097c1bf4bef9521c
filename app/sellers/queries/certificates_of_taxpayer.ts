import SellerCertificate from '#app/sellers/models/seller_certificate'

/** Fingerprints of every certificate that sellers with this taxpayer id ever had here, the oldest first. */
export async function certificatesOfTaxpayer(taxpayerId: string): Promise<string[]> {
  const all = await SellerCertificate.query()
    .whereIn('sellerId', (sellers) =>
      sellers.from('sellers').where('taxpayer_id', taxpayerId).select('id')
    )
    .orderBy('createdAt')
    .orderBy('id')
    .select('fingerprint')
  return all.map(({ fingerprint }) => fingerprint)
}
