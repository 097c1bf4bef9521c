import { X509Certificate } from 'node:crypto'
import { digestOfSigner } from '#app/documents/signatures/sm2_sign'
import { RecentCache } from '#app/platform/crypto/recent_cache'

const KEPT = 32

/** What of a certificate is needed for each signature. */
export interface SignerFacts {
  fingerprint: string
  from: Date
  until: Date
  /** `CN` of its subject, empty without one. */
  commonName: string
  /** Of SM2 signatures; meaningless for keys of other curves. */
  digest: Buffer
}

const kept = new RecentCache<SignerFacts>(KEPT)

/** Reading a certificate takes as long as a signature, so the last ones are kept. */
export function signerFacts(certificate: Uint8Array): SignerFacts {
  return kept.take(Buffer.from(certificate).toString('latin1'), () => {
    const read = new X509Certificate(certificate)
    return {
      fingerprint: read.fingerprint256,
      from: new Date(read.validFrom),
      until: new Date(read.validTo),
      commonName: /^CN=(.*)$/m.exec(read.subject)?.[1] ?? '',
      digest: digestOfSigner(read.publicKey),
    }
  })
}
