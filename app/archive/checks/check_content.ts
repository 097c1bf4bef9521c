import { checkRecord, type Files } from '#app/archive/checks/check_record'
import type { TrustedSigners } from '#app/archive/checks/check_signers'
import { activeContent, isOfItsKind } from '#app/archive/checks/file_kinds'
import type { OpenedPackage } from '#app/archive/checks/open_package'
import { counted, differingCounts, NOTHING } from '#app/archive/counting'
import { INDEX, invoiceOfPath, PACKAGE_XML, recordPath } from '#app/archive/format'
import { indexedNumbers } from '#app/archive/index_csv'
import { type ManifestLine, sha256Hex } from '#app/archive/manifest'
import { readRecord } from '#app/archive/read_record'
import type { ReadRecord } from '#app/archive/record'
import type { Findings } from '#app/archive/report'
import { ZipBroken } from '#app/platform/zip/zip_directory'

/** Told of each invoice whose record could be read, with the SHA-256 of its record. */
export type OnRecord = (record: ReadRecord, metadataSha256: string) => void

/** Every file of a package, invoice by invoice. */
export async function checkContent(
  opened: OpenedPackage,
  trusted: TrustedSigners | null,
  onRecord: OnRecord,
  into: Findings
): Promise<void> {
  const { manifest, seal, summary } = opened
  const listed = summary.signers && new Set(summary.signers)
  const issuer = { taxpayerId: seal.taxpayerId, listed, trusted }
  const groups = Map.groupBy(manifest, ({ path }) => invoiceOfPath(path) ?? '')
  const others = await readFiles(opened, groups.get('') ?? [], into)
  groups.delete('')
  let counts = NOTHING
  for (const [invoiceNumber, lines] of groups) {
    const files = await readFiles(opened, lines, into)
    const path = recordPath(invoiceNumber)
    const bytes = files.get(path)
    const record = bytes && readRecord(bytes)
    if (!bytes || record?.invoiceNumber !== invoiceNumber) {
      into.bad('metadata_readable', { where: path, what: bytes ? 'unreadable' : 'missing' })
      continue
    }
    into.good('metadata_readable')
    checkRecord(record, files, issuer, into)
    counts = counted(counts, record)
    onRecord(record, sha256Hex(bytes))
  }
  const differing = differingCounts(counts, summary)
  for (const what of differing) into.bad('counts', { where: PACKAGE_XML, what })
  if (differing.length === 0) into.good('counts')
  checkIndex(others.get(INDEX), [...groups.keys()], into)
}

async function readFiles(
  { zip }: OpenedPackage,
  lines: readonly ManifestLine[],
  into: Findings
): Promise<Files> {
  const files = new Map<string, Buffer>()
  for (const { path, sha256 } of lines) {
    const bytes = await readPart(zip, path, into)
    if (!bytes) continue
    files.set(path, bytes)
    if (sha256Hex(bytes) === sha256) into.good('hashes')
    else into.bad('hashes', { where: path, what: 'altered' })
    if (isOfItsKind(path, bytes)) into.good('known_kinds')
    else into.bad('known_kinds', { where: path, what: 'other_kind' })
    const active = activeContent(path, bytes)
    if (active) into.bad('no_active_content', { where: path, what: active })
    else if (path.endsWith('.pdf')) into.good('no_active_content')
  }
  return files
}

/** Null when it is missing, which the manifest has told, or damaged. */
async function readPart(
  zip: OpenedPackage['zip'],
  path: string,
  into: Findings
): Promise<Buffer | null> {
  try {
    return await zip.read(path)
  } catch (error) {
    if (!(error instanceof ZipBroken)) throw error
    into.bad('container', { where: path, what: error.message })
    return null
  }
}

function checkIndex(bytes: Buffer | undefined, numbers: string[], into: Findings): void {
  const indexed = bytes ? indexedNumbers(bytes.toString('utf8')) : []
  const known = new Set(indexed)
  const missing = numbers.filter((number) => !known.has(number))
  for (const where of missing) into.bad('index', { where, what: 'missing' })
  if (indexed.length !== numbers.length) into.bad('index', { where: INDEX, what: 'other_count' })
  else if (missing.length === 0) into.good('index', numbers.length)
}
