import db from '@adonisjs/lucid/services/db'
import type ArchivePackage from '#app/archive/models/archive_package'
import { packageStates } from '#app/archive/package_states'
import type { PackageCounts } from '#app/archive/package_summary'
import type { PackageHead } from '#app/archive/packing'
import { lastSealed } from '#app/archive/queries/last_sealed'
import type { Finding, Report } from '#app/archive/report'
import { record } from '#app/audit/record'
import type { Actor } from '#app/platform/actor'
import type { LargeFileWriter } from '#app/platform/files/large_file_writer'
import { failed, ok, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'

interface Content {
  head: PackageHead
  counts: PackageCounts
  packageHash: string
  report: Report
  verification: Report
  leftOut: Finding[]
}

/** Takes a written package into the register, when it is still the next of its seller's chain. */
export class SealPackage {
  handle(input: {
    building: ArchivePackage
    file: LargeFileWriter
    content: Content
    by: Actor
  }): Promise<Result<null, { type: 'overtaken' }>> {
    const { building, file, content, by } = input
    const { head, counts, packageHash, report, verification, leftOut } = content
    return db.transaction(async (trx) => {
      await trx.rawQuery('select pg_advisory_xact_lock(hashtext(?))', [
        `archive ${head.taxpayerId}`,
      ])
      const last = await lastSealed(head.taxpayerId, trx)
      if ((last?.sequence ?? 0) + 1 !== head.sequence) return failed({ type: 'overtaken' })
      const { id: fileId } = await file.keep(
        { purpose: 'archive_package', mime: 'application/zip' },
        trx
      )
      const sealed = await transition(packageStates, building, 'seal', {
        by,
        trx,
        set: {
          sequence: head.sequence,
          package_hash: packageHash,
          previous_hash: head.previousHash,
          file_id: fileId,
          invoice_count: counts.invoices,
          credit_count: counts.credits,
          document_count: counts.documents,
          net_fen: counts.netFen,
          tax_fen: counts.taxFen,
          total_fen: counts.totalFen,
          retained_until: head.retainedUntil,
          report: JSON.stringify(report),
          verification: JSON.stringify(verification),
          left_out: JSON.stringify(leftOut),
          sealed_at: head.madeAt,
          verified_at: verification.checkedAt,
        },
      })
      if (!sealed.ok) {
        await trx.rollback()
        return failed({ type: 'overtaken' })
      }
      await trx
        .from('archive_entries')
        .where('package_id', building.id)
        .whereIn(
          'invoice_number',
          leftOut.map(({ where }) => where)
        )
        .delete()
      await record(
        {
          actor: by,
          action: 'archive.package_sealed',
          subject: 'archive_package',
          subjectId: building.id,
          details: { packageHash, sequence: head.sequence, invoices: counts.invoices },
        },
        trx
      )
      return ok(null)
    })
  }
}
