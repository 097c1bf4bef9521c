import { ArchiveEntrySchema } from '#database/schema'
import type { ArchivedDocument, ArchivedParty } from '#app/archive/record'
import { open } from '#app/platform/crypto/envelope'

/** An invoice of a package: what it is found by, and the hashes of its files. */
export default class ArchiveEntry extends ArchiveEntrySchema {
  static selfAssignPrimaryKey = true

  declare kind: 'ordinary' | 'vat_special'
  declare documents: ArchivedDocument[]

  /** Null once the package is destroyed. */
  get buyerParty(): ArchivedParty | null {
    return this.buyer && open<ArchivedParty>('archive_entries.buyer', this.id, this.buyer)
  }
}
