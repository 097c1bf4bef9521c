import { createPrivateKey } from 'node:crypto'
import type { CertificatePurpose } from '#app/documents/signatures/certificate'
import type { Signing, SigningKey } from '#app/documents/signatures/signing'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { open } from '#app/platform/crypto/envelope'
import { RecentCache } from '#app/platform/crypto/recent_cache'
import { MakeCertificates } from '#app/sellers/actions/make_certificates'
import SellerCertificate from '#app/sellers/models/seller_certificate'

const KEYS_KEPT = 32

/** Opened keys by the ids of their certificates. */
const keys = new RecentCache<SigningKey>(KEYS_KEPT)

/** What the documents of a seller are signed with now; made first when there is nothing, or when it has ended. */
export async function signingOf(sellerId: string): Promise<Signing> {
  const signing = await liveSigning(sellerId)
  if (signing) return signing
  await new MakeCertificates().handle({ sellerId, onlyMissing: true, by: SYSTEM })
  const made = await liveSigning(sellerId)
  if (!made) throw new Error(`seller ${sellerId} cannot sign`)
  return made
}

async function liveSigning(sellerId: string): Promise<Signing | null> {
  const now = clock.now()
  const live = await SellerCertificate.query()
    .where('sellerId', sellerId)
    .whereNull('retiredAt')
    .where('validUntil', '>', now.toJSDate())
  const keyFor = (purpose: CertificatePurpose) => {
    const row = live.find((one) => one.purpose === purpose)
    return row && keys.take(row.id, () => opened(row))
  }
  const [sm2, pdf] = [keyFor('sm2'), keyFor('pdf')]
  return sm2 && pdf ? { sm2, pdf, signedAt: clock.timestamp(now) } : null
}

/** Read from PKCS #8, as SM2 wants it. */
function opened({ id, certificate, privateKey }: SellerCertificate): SigningKey {
  const { pkcs8 } = open<{ pkcs8: string }>('seller_certificates.private_key', id, privateKey)
  const key = { key: Buffer.from(pkcs8, 'base64'), type: 'pkcs8', format: 'der' } as const
  return { certificate, privateKey: createPrivateKey(key) }
}
