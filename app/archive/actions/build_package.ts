import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import archiveConfig from '#config/archive'
import { NO_PREVIOUS } from '#app/archive/chain'
import { verifyPackage } from '#app/archive/checks/verify_package'
import { PackInvoices } from '#app/archive/actions/pack_invoices'
import { SealPackage } from '#app/archive/actions/seal_package'
import type ArchivePackage from '#app/archive/models/archive_package'
import { type PackageHead, Packing } from '#app/archive/packing'
import { lastSealed } from '#app/archive/queries/last_sealed'
import type { Finding } from '#app/archive/report'
import { retainedUntil } from '#app/archive/retention'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { LargeFileWriter } from '#app/platform/files/large_file_writer'
import { failed, ok, type Result } from '#app/platform/result'
import { certificatesOfTaxpayer } from '#app/sellers/queries/certificates_of_taxpayer'

export type BuildFailure =
  /** Not one of its invoices could be archived. */
  | { type: 'nothing_sound'; leftOut: Finding[] }
  /** Another package of the seller was sealed meanwhile, or this one: build again. */
  | { type: 'overtaken' }

/**
 * Writes the package that was claimed, reads it back, and seals it. No transaction is open meanwhile; when it
 * is cut short, the next run writes the whole file anew.
 */
export class BuildPackage {
  async handle(input: {
    building: ArchivePackage
    by: Actor
  }): Promise<Result<{ leftOut: Finding[] }, BuildFailure>> {
    const { building, by } = input
    const file = await LargeFileWriter.begin()
    try {
      const packing = new Packing(file, building.taxpayerId)
      const leftOut = await new PackInvoices().handle(building, packing)
      if (packing.counts.invoices === 0) {
        await file.discard()
        await building.merge({ leftOut }).save()
        return failed({ type: 'nothing_sound', leftOut })
      }
      const head = await headOf(building)
      const readme = await readFile(app.makePath('resources/archive/README.txt'))
      const { packageHash, report } = await packing.finish(head, readme)
      await file.finish()
      const verification = await this.#readBack(file, head)
      const { counts } = packing
      const content = { head, counts, packageHash, report, verification, leftOut }
      const sealed = await new SealPackage().handle({ building, file, content, by })
      if (sealed.ok) return ok({ leftOut })
      await file.discard()
      return failed({ type: 'overtaken' })
    } catch (error) {
      await file.discard()
      throw error
    }
  }

  async #readBack(file: LargeFileWriter, { previousHash }: PackageHead) {
    const source = await file.reopen()
    try {
      const known = { previousHash, registeredHash: null, isKeptSealed: true, signers: null }
      const { report, isSound } = await verifyPackage(source, { know: async () => known })
      if (isSound) return report
      throw new Error(`a package was not written as it should be: ${JSON.stringify(report.checks)}`)
    } finally {
      await source.close()
    }
  }
}

async function headOf({ producer, taxpayerId, month, part }: ArchivePackage): Promise<PackageHead> {
  const last = await lastSealed(taxpayerId)
  return {
    producer,
    taxpayerId,
    month,
    part,
    sequence: (last?.sequence ?? 0) + 1,
    previousHash: last?.packageHash ?? NO_PREVIOUS,
    madeAt: clock.timestamp(),
    retainedUntil: retainedUntil(month, archiveConfig.retentionYears),
    signers: await certificatesOfTaxpayer(taxpayerId),
  }
}
