import db from '@adonisjs/lucid/services/db'
import type ArchivePackage from '#app/archive/models/archive_package'
import { record } from '#app/audit/record'
import type { Actor } from '#app/platform/actor'
import { openLargeFile } from '#app/platform/files/large_file'
import type { RandomSource } from '#app/platform/files/random_source'

/** A package for somebody who may have it; the opening is recorded. Null once it is destroyed, or not yet sealed. */
export class OpenPackageFile {
  async handle(input: {
    kept: ArchivePackage
    by: Actor
  }): Promise<{ source: RandomSource; name: string } | null> {
    const { kept, by } = input
    const { id, fileId, taxpayerId, month, part } = kept
    if (fileId === null) return null
    const source = await openLargeFile(fileId)
    await db.transaction((trx) =>
      record(
        {
          actor: by,
          action: 'archive.package_downloaded',
          subject: 'archive_package',
          subjectId: id,
        },
        trx
      )
    )
    return { source, name: `${taxpayerId}_${month}_${part}.zip` }
  }
}
