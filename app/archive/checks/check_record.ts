import { checkSigners, type Issuer } from '#app/archive/checks/check_signers'
import { METADATA, outcomeOfFiles, SIGNATURE, SOUND } from '#app/archive/checks/outcome'
import { type ArchivedFormat, documentPath, recordPath } from '#app/archive/format'
import type { ReadRecord } from '#app/archive/record'
import type { Findings } from '#app/archive/report'
import { sha256Hex } from '#app/archive/manifest'

/** By path. */
export type Files = ReadonlyMap<string, Buffer>

/** One invoice of a package: its record against the files beside it. */
export function checkRecord(
  record: ReadRecord,
  files: Files,
  issuer: Issuer,
  into: Findings
): void {
  const file = (format: ArchivedFormat) =>
    files.get(documentPath(record.invoiceNumber, format)) ?? null
  const present = { xml: file('xml'), pdf: file('pdf'), ofd: file('ofd') }
  judgeRecord(record, outcomeOfFiles(present, record), issuer.taxpayerId, into)
  checkSigners(record, present, issuer, into)
  checkDocuments(record, files, into)
}

/** What reading the files says now, against what it said at archiving. */
export function judgeRecord(
  record: Pick<ReadRecord, 'invoiceNumber' | 'seller' | 'outcome'>,
  outcome: string,
  taxpayerId: string,
  into: Findings
): void {
  const { invoiceNumber: where, seller } = record
  if (seller.taxpayerId === taxpayerId) into.good('producer')
  else into.bad('producer', { where, what: seller.taxpayerId ?? 'none' })
  // What was noted at archiving is no new fault; anything else is one, also a fault that is gone.
  const severity = outcome === record.outcome ? 'warning' : 'failed'
  const blamed = checkOf(outcome)
  const isGood = outcome === SOUND && record.outcome === SOUND
  for (const name of ['metadata_matches', 'signatures', 'documents_readable'] as const)
    if (isGood || name !== blamed) into.good(name)
    else into.bad(name, { where, what: outcome }, severity)
}

/** Which check an outcome speaks of. */
function checkOf(outcome: string) {
  if (outcome.startsWith(METADATA)) return 'metadata_matches'
  return outcome.startsWith(SIGNATURE) ? 'signatures' : 'documents_readable'
}

/** The documents that the record names are there, and no others, byte by byte. */
function checkDocuments(record: ReadRecord, files: Files, into: Findings): void {
  const { invoiceNumber, documents } = record
  const wrong = documents.flatMap(({ format, sha256, size }) => {
    const bytes = files.get(documentPath(invoiceNumber, format))
    if (!bytes) return [{ where: documentPath(invoiceNumber, format), what: 'missing' }]
    const isSame = bytes.length === size && sha256Hex(bytes) === sha256
    return isSame ? [] : [{ where: documentPath(invoiceNumber, format), what: 'altered' }]
  })
  const named = documents.map(({ format }) => documentPath(invoiceNumber, format))
  const unnamed = [...files.keys()].filter(
    (path) => path !== recordPath(invoiceNumber) && !named.includes(path)
  )
  const found = [...wrong, ...unnamed.map((where) => ({ where, what: 'not_in_metadata' }))]
  for (const finding of found) into.bad('documents_complete', finding)
  if (found.length === 0) into.good('documents_complete', documents.length)
}
