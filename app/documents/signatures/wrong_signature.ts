import { verifySignature } from '#app/documents/signatures/verify_signature'

type Format = 'xml' | 'pdf' | 'ofd'

/** Whose signature must be in which file. In the others a signature may be anybody's, or none. */
export interface WantedSigners {
  /** Of the certificates that may have signed. */
  fingerprints: ReadonlySet<string>
  formats: readonly Format[]
}

export interface SignatureFailure {
  type: 'signature_wrong'
  format: Format
  /** `partial`: something lies outside of the signature; `foreign`: somebody else signed. */
  fault: 'absent' | 'altered' | 'unreadable' | 'partial' | 'foreign'
}

export const NO_SIGNER_WANTED: WantedSigners = { fingerprints: new Set(), formats: [] }

/** The first file whose signature is not as it must be; null when all are. */
export function wrongSignature(
  files: { [format in Format]: Uint8Array | null },
  signers: WantedSigners
): SignatureFailure | null {
  for (const format of ['xml', 'pdf', 'ofd'] as const) {
    const bytes = files[format]
    const fault = bytes && faultOf(bytes, format, signers)
    if (fault) return { type: 'signature_wrong', format, fault }
  }
  return null
}

function faultOf(
  bytes: Uint8Array,
  format: Format,
  { fingerprints, formats }: WantedSigners
): SignatureFailure['fault'] | null {
  const { state, signer, coversWholeFile } = verifySignature(bytes)
  if (!formats.includes(format)) return state === 'altered' ? state : null
  if (state !== 'valid') return state
  if (!coversWholeFile) return 'partial'
  return fingerprints.has(signer?.fingerprint ?? '') ? null : 'foreign'
}
