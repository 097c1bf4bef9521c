import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import ArchivePackage from '#app/archive/models/archive_package'

/** The end of a seller's chain: its newest package, whatever has become of it since. */
export function lastSealed(
  taxpayerId: string,
  trx?: TransactionClientContract
): Promise<ArchivePackage | null> {
  return ArchivePackage.query({ client: trx })
    .where('taxpayerId', taxpayerId)
    .whereNotNull('sequence')
    .orderBy('sequence', 'desc')
    .first()
}
