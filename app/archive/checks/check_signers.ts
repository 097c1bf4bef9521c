import type { DocumentFiles } from '#app/archive/checks/outcome'
import { type ArchivedFormat, DOCUMENT_FORMATS, documentPath } from '#app/archive/format'
import type { ReadRecord } from '#app/archive/record'
import type { Findings } from '#app/archive/report'
import { verifySignature } from '#app/documents/signatures/verify_signature'
import { wrongSignature } from '#app/documents/signatures/wrong_signature'

type Drawn = Pick<ReadRecord, 'documents'>

/** Certificates that are known from somewhere else than the package, by fingerprint. */
export interface TrustedSigners {
  fingerprints: ReadonlySet<string>
  /** Whether they must have signed every file; otherwise only those that the package says the house drew. */
  isEveryFile: boolean
}

/** Whom a package is measured by. */
export interface Issuer {
  taxpayerId: string
  /** Certificates that the package itself lists, by fingerprint; null when it lists none. */
  listed: ReadonlySet<string> | null
  /** A package can list whatever it likes: those that somebody outside of it vouches for. Null when nobody does. */
  trusted: TrustedSigners | null
}

/** Whether the files of an invoice are signed with the certificates that they should be signed with. */
export function checkSigners(
  record: ReadRecord,
  files: DocumentFiles,
  { listed, trusted }: Issuer,
  into: Findings
): void {
  const note = (name: 'signers_listed' | 'signers_known', wrong: WrongFile | null) => {
    if (!wrong) return into.good(name)
    const { format, fault } = wrong
    into.bad(name, { where: documentPath(record.invoiceNumber, format), what: fault })
  }
  if (listed) note('signers_listed', foreignFile(record, files, listed))
  if (!trusted) return
  const { fingerprints, isEveryFile } = trusted
  const wrong = isEveryFile
    ? wrongSignature(files, { fingerprints, formats: DOCUMENT_FORMATS })
    : foreignFile(record, files, fingerprints)
  note('signers_known', wrong)
}

interface WrongFile {
  format: ArchivedFormat
  fault: string
}

/**
 * The first file that the house drew and somebody else signed; null when there is none. Files from before there were
 * signatures bear none, and one that was altered is told by its outcome.
 */
export function foreignFile(
  { documents }: Drawn,
  files: DocumentFiles,
  fingerprints: ReadonlySet<string>
): WrongFile | null {
  for (const { format, origin } of documents) {
    const bytes = files[format]
    if (origin !== 'house' || !bytes) continue
    const { state, signer } = verifySignature(bytes)
    if (state === 'absent' || state === 'altered') continue
    if (!fingerprints.has(signer?.fingerprint ?? '')) return { format, fault: 'foreign' }
  }
  return null
}
