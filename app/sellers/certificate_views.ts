import { readCertificate } from '#app/documents/signatures/read_certificate'
import { clock } from '#app/platform/clock'
import type SellerCertificate from '#app/sellers/models/seller_certificate'

/** Long enough to have a certificate renewed. */
const SOON_DAYS = 30

/** A certificate as the desk shows it. One that was retired ends without a warning. */
export function certificateView(certificate: SellerCertificate) {
  const { purpose, fingerprint, validFrom, validUntil, isSample, retiredAt } = certificate
  const now = clock.now()
  const isExpired = retiredAt === null && validUntil <= now
  return {
    purpose,
    subject: readCertificate(certificate.certificate)?.subject ?? '',
    fingerprint,
    firstDay: clock.businessDay(validFrom),
    lastDay: clock.businessDay(validUntil),
    isSample,
    isRetired: retiredAt !== null,
    isExpired,
    isExpiring: retiredAt === null && !isExpired && validUntil <= now.plus({ days: SOON_DAYS }),
  }
}
