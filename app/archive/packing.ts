import { writeChain, type PackageSeal, packageHash } from '#app/archive/chain'
import {
  CHAIN,
  documentPath,
  INDEX,
  MANIFEST,
  PACKAGE_XML,
  README,
  recordPath,
  REPORT,
} from '#app/archive/format'
import { counted, NOTHING } from '#app/archive/counting'
import { judgeRecord } from '#app/archive/checks/check_record'
import { activeContent } from '#app/archive/checks/file_kinds'
import { INDEX_HEAD, indexLine } from '#app/archive/index_csv'
import { type ManifestLine, sha256Hex, writeManifest } from '#app/archive/manifest'
import { type PackageSummary, writeSummary } from '#app/archive/package_summary'
import type { ArchivedFormat } from '#app/archive/format'
import type { ArchiveRecord } from '#app/archive/record'
import { Findings, type Report } from '#app/archive/report'
import { writeRecord } from '#app/archive/write_record'
import { type ByteSink, StreamedZip } from '#app/platform/zip/streamed_zip'

/** Where a package stands, before its manifest is known. */
export type PackageHead = Omit<PackageSeal, 'manifestHash'> &
  Pick<PackageSummary, 'producer' | 'madeAt' | 'retainedUntil' | 'signers'>

export type RecordFiles = ReadonlyMap<ArchivedFormat, Buffer>

/**
 * Writes a package, invoice by invoice. Of each, only its lines of the manifest and of the index stay in
 * memory: some 500 bytes.
 */
export class Packing {
  counts = NOTHING
  private readonly zip: StreamedZip
  private readonly manifest: ManifestLine[] = []
  private readonly index: string[] = [INDEX_HEAD]
  private readonly findings = new Findings()

  constructor(
    sink: ByteSink,
    private readonly taxpayerId: string
  ) {
    this.zip = new StreamedZip(sink)
  }

  /** @returns the SHA-256 of its record */
  async add(record: ArchiveRecord, files: RecordFiles): Promise<string> {
    for (const [format, bytes] of files) {
      const path = documentPath(record.invoiceNumber, format)
      const active = activeContent(path, bytes)
      if (active) this.findings.bad('no_active_content', { where: path, what: active })
      else if (format === 'pdf') this.findings.good('no_active_content')
      await this.put(path, bytes)
    }
    judgeRecord(record, record.outcome, this.taxpayerId, this.findings)
    this.findings.good('documents_complete', record.documents.length)
    this.counts = counted(this.counts, record)
    this.index.push(indexLine(record))
    return this.put(recordPath(record.invoiceNumber), writeRecord(record))
  }

  /** Writes what belongs to the whole. */
  async finish(
    head: PackageHead,
    readme: Buffer
  ): Promise<{ packageHash: string; report: Report }> {
    const report = this.findings.report(head.madeAt)
    await this.put(PACKAGE_XML, writeSummary({ ...head, ...this.counts }))
    await this.put(INDEX, this.index.join(''))
    await this.put(REPORT, `${JSON.stringify(report, null, 2)}\n`)
    await this.put(README, readme)
    const manifest = writeManifest(this.manifest)
    const seal = { ...head, manifestHash: sha256Hex(manifest) }
    await this.zip.add(MANIFEST, Buffer.from(manifest))
    await this.zip.add(CHAIN, Buffer.from(writeChain(seal)))
    await this.zip.finish()
    return { packageHash: packageHash(seal), report }
  }

  private async put(path: string, content: Buffer | string): Promise<string> {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    const sha256 = sha256Hex(bytes)
    this.manifest.push({ path, sha256 })
    await this.zip.add(path, bytes)
    return sha256
  }
}
