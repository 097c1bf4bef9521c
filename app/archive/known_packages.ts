import type { PackageSeal } from '#app/archive/chain'
import type { TrustedSigners } from '#app/archive/checks/check_signers'
import type { KnownOfPackage } from '#app/archive/checks/verify_package'
import ArchivePackage from '#app/archive/models/archive_package'
import { certificatesOfTaxpayer } from '#app/sellers/queries/certificates_of_taxpayer'

/** What the register of this installation knows of the package at this place of a chain. */
export async function knownOfPackage(
  { taxpayerId, sequence }: PackageSeal,
  { isKeptSealed, certificates = [] }: { isKeptSealed: boolean; certificates?: readonly string[] }
): Promise<KnownOfPackage> {
  const around = await ArchivePackage.query()
    .where('taxpayerId', taxpayerId)
    .whereIn('sequence', [sequence - 1, sequence])
  const at = (place: number) => around.find((each) => each.sequence === place) ?? null
  // Who signed an imported package was settled when it was taken in; its hash stands for it since.
  const isSettled = at(sequence)?.origin === 'import' && certificates.length === 0
  return {
    previousHash: at(sequence - 1)?.packageHash ?? null,
    registeredHash: at(sequence)?.packageHash ?? null,
    isKeptSealed,
    signers: isSettled ? null : await trustedSigners(taxpayerId, certificates),
  }
}

/** The given certificates; without any, those that the house knows of the issuer; null when it knows none. */
export async function trustedSigners(
  taxpayerId: string,
  given: readonly string[]
): Promise<TrustedSigners | null> {
  if (given.length > 0) return { fingerprints: new Set(given), isEveryFile: true }
  const known = await certificatesOfTaxpayer(taxpayerId)
  return known.length > 0 ? { fingerprints: new Set(known), isEveryFile: false } : null
}
