import db from '@adonisjs/lucid/services/db'
import { type Verification, verifyPackage } from '#app/archive/checks/verify_package'
import { knownOfPackage } from '#app/archive/known_packages'
import { type FoundRecord, insertEntries, insertPackage } from '#app/archive/imported_rows'
import ArchivePackage from '#app/archive/models/archive_package'
import { packageStates } from '#app/archive/package_states'
import type { Report } from '#app/archive/report'
import { record as audit } from '#app/audit/record'
import type { Actor } from '#app/platform/actor'
import { LargeFileWriter } from '#app/platform/files/large_file_writer'
import { piecesOf, plainFile, type RandomSource } from '#app/platform/files/random_source'
import { failed, ok, type Result } from '#app/platform/result'
import { recordInitialState } from '#app/platform/states/transition'

export type ImportFailure =
  /** It does not verify, or contradicts a package that is here. */
  | { type: 'unsound'; report: Report }
  /** Invoices that another package here already holds. */
  | { type: 'already_archived'; numbers: string[] }
  /** A package with this month and part is here, or is being built. */
  | { type: 'place_taken' }

export interface Imported {
  packageId: string
  invoices: number
  /** It was here before; nothing was done. */
  isKnown: boolean
}

const PIECE_BYTES = 1024 * 1024

/** Takes a package from elsewhere into the register, as it was archived; the same one twice does nothing. */
export class ImportPackage {
  async handle(input: {
    path: string
    /** Fingerprints of those that must have signed every file, instead of what the house knows. */
    certificates?: readonly string[]
    by: Actor
  }): Promise<Result<Imported, ImportFailure>> {
    const source = await plainFile(input.path)
    try {
      return await this.#import(source, input)
    } finally {
      await source.close()
    }
  }

  async #import(
    source: RandomSource,
    { certificates, by }: { certificates?: readonly string[]; by: Actor }
  ): Promise<Result<Imported, ImportFailure>> {
    const found: FoundRecord[] = []
    const verification = await verifyPackage(source, {
      know: (seal) => knownOfPackage(seal, { isKeptSealed: false, certificates }),
      onRecord: (record, metadataSha256) => found.push({ record, metadataSha256 }),
    })
    const { seal, report, isSound } = verification
    if (!isSound || !seal) return failed({ type: 'unsound', report })
    const known = await ArchivePackage.findBy('packageHash', seal.packageHash)
    if (known) return ok({ packageId: known.id, invoices: known.invoiceCount, isKnown: true })
    const { taxpayerId, month, part } = seal
    const placed = await ArchivePackage.query().where({ taxpayerId, month, part }).first()
    if (placed) return failed({ type: 'place_taken' })
    const numbers = await archivedAmong(found.map(({ record }) => record.invoiceNumber))
    if (numbers.length > 0) return failed({ type: 'already_archived', numbers })
    const packageId = await this.#keep(source, verification, found, by)
    return ok({ packageId, invoices: found.length, isKnown: false })
  }

  async #keep(
    source: RandomSource,
    verification: Verification,
    found: FoundRecord[],
    by: Actor
  ): Promise<string> {
    const file = await LargeFileWriter.begin()
    try {
      for await (const piece of piecesOf(source, PIECE_BYTES)) await file.write(piece)
      await file.finish()
      return await db.transaction(async (trx) => {
        const kept = { purpose: 'archive_package', mime: 'application/zip' }
        const { id: fileId } = await file.keep(kept, trx)
        const { id, packageHash } = await insertPackage(verification, fileId, trx)
        await recordInitialState(packageStates, [id], 'sealed', { by, trx })
        await insertEntries(id, found, trx)
        const subject = { subject: 'archive_package', subjectId: id }
        const details = { packageHash, invoices: found.length }
        await audit({ actor: by, action: 'archive.package_imported', ...subject, details }, trx)
        return id
      })
    } catch (error) {
      await file.discard()
      throw error
    }
  }
}

async function archivedAmong(numbers: string[]): Promise<string[]> {
  const known: { invoice_number: string }[] = await db
    .from('archive_entries')
    .whereIn('invoice_number', numbers)
    .select('invoice_number')
  return known.map(({ invoice_number: number }) => number)
}
