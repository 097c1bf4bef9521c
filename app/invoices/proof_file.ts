import type { SealPlace } from '#app/audit/queries/last_seal_of'
import type { Standing } from '#app/invoices/queries/standing_of'
import { isSignedBy, keyFingerprint } from '#app/platform/crypto/signing_key'
import { failed, ok, type Result } from '#app/platform/result'

const TYPE = 'shuiyou.invoice-proof.v1'
export const MOST_PROOF_BYTES = 64 * 1024

/** What the house says of an invoice at one moment. Times are UTC, the day of issue is China's. */
export interface ProofStatement {
  type: typeof TYPE
  invoiceNumber: string
  issuedOn: string
  total: string
  standing: Standing
  /** SHA-256 of the stored files, hexadecimal. */
  files: { format: string; sha256: string }[]
  checkedAt: string
  audit: SealPlace | null
}

/** `statement` is text: its very bytes are signed, so that no reader has to write JSON the same way. */
export interface ProofFile {
  statement: string
  algorithm: 'Ed25519'
  signature: string
  publicKey: string
}

export type ProofFailure =
  | { type: 'malformed' }
  /** The statement is not what was signed, or somebody else signed it. */
  | { type: 'not_signed' }
  /** Signed, with a key that is none of those that are trusted. */
  | { type: 'foreign_key'; fingerprint: string }

export function proofStatement(facts: Omit<ProofStatement, 'type'>): ProofStatement {
  return { type: TYPE, ...facts }
}

/** Needs nothing but the file and the keys (PEM) that are trusted. */
export function readProof(
  text: string,
  trusted: readonly string[]
): Result<ProofStatement, ProofFailure> {
  const file = parsed(text)
  if (!isProofFile(file)) return failed({ type: 'malformed' })
  const { statement, signature, publicKey } = file
  if (!isSignedBy(statement, Buffer.from(signature, 'base64'), publicKey))
    return failed({ type: 'not_signed' })
  const fingerprint = keyFingerprint(publicKey)
  if (!trusted.some((pem) => keyFingerprint(pem) === fingerprint))
    return failed({ type: 'foreign_key', fingerprint })
  const said = parsed(statement)
  return isStatement(said) ? ok(said) : failed({ type: 'malformed' })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isProofFile(value: unknown): value is ProofFile {
  return hasTexts(value, ['statement', 'signature', 'publicKey'])
}

function isStatement(value: unknown): value is ProofStatement {
  const texts = ['invoiceNumber', 'issuedOn', 'total', 'standing', 'checkedAt']
  return hasTexts(value, texts) && 'type' in value && value.type === TYPE && 'files' in value
}

function hasTexts(value: unknown, names: readonly string[]): value is object {
  if (typeof value !== 'object' || value === null) return false
  const entries = new Map<string, unknown>(Object.entries(value))
  return names.every((name) => typeof entries.get(name) === 'string')
}
