import type { FileChange } from '#app/documents/check/file_change'
import type { SignatureVerdict } from '#app/documents/signatures/signature_verdict'

/** What became of the signature that the original has. */
export function signatureChange(original: SignatureVerdict, file: SignatureVerdict): FileChange[] {
  const what = change(original, file)
  return what ? [{ type: 'signature', what }] : []
}

function change(original: SignatureVerdict, { state, signer }: SignatureVerdict) {
  if (state === 'altered' || state === 'unreadable') return state === original.state ? null : state
  if (state === 'absent') return original.state === 'absent' ? null : 'removed'
  if (original.state === 'absent') return 'added'
  return signer?.fingerprint === original.signer?.fingerprint ? null : 'other_signer'
}
