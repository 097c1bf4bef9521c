import db from '@adonisjs/lucid/services/db'
import { type Verification, verifyPackage } from '#app/archive/checks/verify_package'
import { knownOfPackage } from '#app/archive/known_packages'
import ArchivePackage from '#app/archive/models/archive_package'
import { Findings } from '#app/archive/report'
import { record } from '#app/audit/record'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { openLargeFile } from '#app/platform/files/large_file'
import { StoredFileBroken } from '#app/platform/files/store'
import { announceChange } from '#app/platform/live/announce_change'
import { failed, ok, type Result } from '#app/platform/result'

/** Reads every byte of a stored package again, and keeps what was found beside it. */
export class VerifyStoredPackage {
  async handle(input: {
    packageId: string
    /** Fingerprints of those that must have signed every file, instead of what the house knows. */
    certificates?: readonly string[]
    by: Actor
  }): Promise<Result<Verification, { type: 'missing' } | { type: 'no_file' }>> {
    const kept = await ArchivePackage.find(input.packageId)
    if (!kept) return failed({ type: 'missing' })
    if (kept.fileId === null) return failed({ type: 'no_file' })
    const verification = await this.#verify(kept.fileId, input.certificates)
    const { report, isSound } = verification
    await db.transaction(async (trx) => {
      await kept.useTransaction(trx).merge({ verification: report, verifiedAt: clock.now() }).save()
      await record(
        {
          actor: input.by,
          action: 'archive.package_verified',
          subject: 'archive_package',
          subjectId: kept.id,
          details: { isSound },
        },
        trx
      )
      announceChange('archive_package', [kept.id], trx)
    })
    return ok(verification)
  }

  async #verify(fileId: string, certificates?: readonly string[]): Promise<Verification> {
    try {
      const source = await openLargeFile(fileId)
      try {
        return await verifyPackage(source, {
          know: (seal) => knownOfPackage(seal, { isKeptSealed: true, certificates }),
        })
      } finally {
        await source.close()
      }
    } catch (error) {
      if (!(error instanceof StoredFileBroken)) throw error
      return brokenFile(error)
    }
  }
}

/** The store cannot give the bytes back: none of the checks can be made, and that is the finding. */
function brokenFile({ fault }: StoredFileBroken): Verification {
  const findings = new Findings()
  findings.bad('container', { where: 'zip', what: fault })
  return { report: findings.report(clock.timestamp()), isSound: false, seal: null, summary: null }
}
