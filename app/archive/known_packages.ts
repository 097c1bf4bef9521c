import type { PackageSeal } from '#app/archive/chain'
import type { KnownOfPackage } from '#app/archive/checks/verify_package'
import ArchivePackage from '#app/archive/models/archive_package'

/** What the register of this installation knows of the package at this place of a chain. */
export async function knownOfPackage(
  { taxpayerId, sequence }: PackageSeal,
  { isKeptSealed }: { isKeptSealed: boolean }
): Promise<KnownOfPackage> {
  const around = await ArchivePackage.query()
    .where('taxpayerId', taxpayerId)
    .whereIn('sequence', [sequence - 1, sequence])
  const hashOf = (place: number) =>
    around.find((each) => each.sequence === place)?.packageHash ?? null
  return { previousHash: hashOf(sequence - 1), registeredHash: hashOf(sequence), isKeptSealed }
}
