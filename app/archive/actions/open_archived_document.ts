import db from '@adonisjs/lucid/services/db'
import archiveConfig from '#config/archive'
import { type ArchivedFormat, documentPath } from '#app/archive/format'
import type ArchiveEntry from '#app/archive/models/archive_entry'
import ArchivePackage from '#app/archive/models/archive_package'
import { sha256Hex } from '#app/archive/manifest'
import { record } from '#app/audit/record'
import type { Actor } from '#app/platform/actor'
import { openLargeFile } from '#app/platform/files/large_file'
import { StoredFileBroken } from '#app/platform/files/store'
import { ZipSource } from '#app/platform/zip/zip_source'

/** One document out of a package, the same bytes that were archived; the opening is recorded. Null when there is none. */
export class OpenArchivedDocument {
  async handle(input: {
    entry: ArchiveEntry
    format: ArchivedFormat
    by: Actor
  }): Promise<Buffer | null> {
    const { entry, format, by } = input
    const { fileId } = await ArchivePackage.findOrFail(entry.packageId)
    const document = entry.documents.find((each) => each.format === format)
    if (!document || fileId === null) return null
    const bytes = await this.#read(fileId, documentPath(entry.invoiceNumber, format))
    if (!bytes || sha256Hex(bytes) !== document.sha256)
      throw new StoredFileBroken('altered', fileId)
    await db.transaction((trx) =>
      record(
        {
          actor: by,
          action: 'archive.document_opened',
          subject: 'archive_package',
          subjectId: entry.packageId,
          details: { entry: entry.id, format },
        },
        trx
      )
    )
    return bytes
  }

  async #read(fileId: string, path: string): Promise<Buffer | null> {
    const { mostParts: entries, mostPartBytes: partBytes } = archiveConfig.verification
    const source = await openLargeFile(fileId)
    try {
      const zip = await ZipSource.open(source, { entries, partBytes })
      return await zip.read(path)
    } finally {
      await source.close()
    }
  }
}
