import { canonicalEntry, type EntryRow } from '#app/audit/canonical'
import { HASH_BYTES, leafHash, sha256 } from '#app/audit/merkle'

/** What the first entry of a log is chained to. */
export const GENESIS = Buffer.alloc(HASH_BYTES)

export interface Seal {
  entryHash: Buffer
  chainHash: Buffer
  leafHash: Buffer
}

/** The seal of a row that follows the row with the chain hash `previous`. */
export function sealOf(row: EntryRow, previous: Buffer): Seal {
  const bytes = canonicalEntry(row)
  const entryHash = sha256(bytes)
  return { entryHash, chainHash: sha256(previous, entryHash), leafHash: leafHash(bytes) }
}

/** Columns that give an `EntryRow` with every field as exact text. */
export const ENTRY_COLUMNS = `
  e.id, to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAt",
  e.actor_kind as "actorKind", e.actor_id as "actorId", e.action, e.subject,
  e.subject_id as "subjectId", e.details`
