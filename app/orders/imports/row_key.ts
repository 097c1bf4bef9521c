import { createHash } from 'node:crypto'
import type { OrderRowDraft } from './row_verdict.js'

/**
 * The same line of the same order has the same key in every file, whatever was corrected in its other
 * cells, so importing a sheet again adds nothing. Made of the order's number and the SKU only: no personal
 * data, which a hash of a phone number would still be. Hexadecimal, 64 characters.
 */
export function rowKey(draft: Pick<OrderRowDraft, 'externalNumber' | 'sku'>): string {
  const parts = [draft.externalNumber, draft.sku].map(normalised)
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/** SHA-256 of the uploaded bytes, hexadecimal. */
export function fileHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function normalised(code: string): string {
  return code.normalize('NFKC').trim().toUpperCase()
}
