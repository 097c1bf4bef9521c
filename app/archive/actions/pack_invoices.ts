import db from '@adonisjs/lucid/services/db'
import archiveConfig from '#config/archive'
import { foreignFile } from '#app/archive/checks/check_signers'
import { outcomeOfFiles } from '#app/archive/checks/outcome'
import type { ArchivedFormat } from '#app/archive/format'
import ArchiveEntry from '#app/archive/models/archive_entry'
import type ArchivePackage from '#app/archive/models/archive_package'
import { describeEntry, type EntryDescription } from '#app/archive/entry_description'
import type { Packing } from '#app/archive/packing'
import { recordsOf, type UnjudgedRecord } from '#app/archive/queries/records_of'
import type { ArchiveRecord } from '#app/archive/record'
import type { Finding } from '#app/archive/report'
import { clock } from '#app/platform/clock'
import { fileStore, StoredFileBroken } from '#app/platform/files/store'
import { certificatesOfTaxpayer } from '#app/sellers/queries/certificates_of_taxpayer'

/** Reads the invoices that a package has claimed, a few at a time, and packs those whose files are whole. */
export class PackInvoices {
  /** @returns those that must be left out, and why */
  async handle(building: ArchivePackage, packing: Packing): Promise<Finding[]> {
    const leftOut: Finding[] = []
    let after = ''
    for (;;) {
      const entries = await ArchiveEntry.query()
        .where('packageId', building.id)
        .where('invoiceNumber', '>', after)
        .orderBy('invoiceNumber')
        .limit(archiveConfig.readAtOnce)
      const last = entries.at(-1)
      if (!last) return leftOut
      after = last.invoiceNumber
      leftOut.push(...(await this.#packSome(entries, building, packing)))
    }
  }

  async #packSome(
    entries: ArchiveEntry[],
    { taxpayerId }: ArchivePackage,
    packing: Packing
  ): Promise<Finding[]> {
    const records = await recordsOf(entries.flatMap(({ invoiceId }) => invoiceId ?? []))
    const certificates = new Set(await certificatesOfTaxpayer(taxpayerId))
    const leftOut: Finding[] = []
    const described: { id: string; values: EntryDescription }[] = []
    for (const { id, invoiceId, invoiceNumber: where } of entries) {
      const unjudged = records.get(invoiceId ?? '')
      const files = unjudged && (await readFiles(unjudged))
      if (!unjudged || typeof files === 'string' || !files) {
        leftOut.push({ where, what: typeof files === 'string' ? files : 'missing' })
        continue
      }
      const foreign = foreignFile(unjudged, presentOf(files), certificates)
      if (foreign) {
        leftOut.push({ where, what: `${foreign.format}_foreign` })
        continue
      }
      const record = judged(unjudged, files)
      const metadataSha256 = await packing.add(record, files)
      described.push({ id, values: describeEntry(id, record, metadataSha256) })
    }
    await db.transaction(async (trx) => {
      for (const { id, values } of described)
        await trx.from('archive_entries').where('id', id).update(values)
    })
    return leftOut
  }
}

function judged(unjudged: UnjudgedRecord, files: Map<ArchivedFormat, Buffer>): ArchiveRecord {
  const documents = unjudged.documents.map(({ format, origin, size, sha256 }) => ({
    format,
    origin,
    size,
    sha256,
  }))
  const outcome = outcomeOfFiles(presentOf(files), unjudged)
  return { ...unjudged, documents, outcome, checkedAt: clock.timestamp() }
}

function presentOf(files: ReadonlyMap<ArchivedFormat, Buffer>) {
  const file = (format: ArchivedFormat) => files.get(format) ?? null
  return { xml: file('xml'), pdf: file('pdf'), ofd: file('ofd') }
}

/** A text says which file cannot be given back as it was put in: such an invoice is not archived. */
async function readFiles({
  documents,
}: UnjudgedRecord): Promise<Map<ArchivedFormat, Buffer> | string> {
  const files = new Map<ArchivedFormat, Buffer>()
  for (const { format, fileId } of documents) {
    try {
      files.set(format, await fileStore.read(fileId))
    } catch (error) {
      if (!(error instanceof StoredFileBroken)) throw error
      return `${format}_${error.fault}`
    }
  }
  return files
}
