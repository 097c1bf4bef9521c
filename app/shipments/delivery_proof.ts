import { type FileKind, fileKind } from '#app/platform/files/file_kind'
import { failed, ok, type Result } from '#app/platform/result'

export const LARGEST_PROOF = 10 * 1024 * 1024
export const PROOF_KINDS = ['photo', 'signature'] as const
export type ProofKind = (typeof PROOF_KINDS)[number]

export interface NewProof {
  kind: ProofKind
  bytes: Buffer
}

export type ProofFailure = { type: 'proof_too_large' } | { type: 'proof_refused' }

/** A picture by its content: JPEG or PNG as a photo, PNG as a signature. */
export function checkProof({ kind, bytes }: NewProof): Result<FileKind, ProofFailure> {
  if (bytes.length > LARGEST_PROOF) return failed({ type: 'proof_too_large' })
  const found = fileKind(bytes)
  const isPicture = found?.extension === 'png' || (found?.extension === 'jpg' && kind === 'photo')
  return found && isPicture ? ok(found) : failed({ type: 'proof_refused' })
}
