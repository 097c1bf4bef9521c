import db from '@adonisjs/lucid/services/db'
import { toSafeInteger } from '#app/platform/database/columns'

/** Where in the sealed log something stands, to be compared with the log later. Hashes in hexadecimal. */
export interface SealPlace {
  position: number
  entryHash: string
  chainHash: string
  /** The newest published head, when it covers the place. */
  head: { size: number; rootHash: string } | null
}

/** The newest sealed entry about a subject, of those under a published head if there are any; null when none is sealed. */
export async function lastSealOf(subject: string, subjectId: string): Promise<SealPlace | null> {
  const head = await db.from('audit_heads').orderBy('size', 'desc').first()
  const size = toSafeInteger(head?.size) ?? 0
  const seal = await db
    .from('audit_entries as e')
    .join('audit_seals as s', 's.entry_id', 'e.id')
    .where({ 'e.subject': subject, 'e.subject_id': subjectId })
    .orderByRaw('s.position <= ? desc, s.position desc', [size])
    .select('s.position', 's.entry_hash', 's.chain_hash')
    .first()
  if (!seal) return null
  const position = toSafeInteger(seal.position) ?? 0
  const isCovered = position <= size
  return {
    position,
    entryHash: seal.entry_hash.toString('hex'),
    chainHash: seal.chain_hash.toString('hex'),
    head: isCovered ? { size, rootHash: head.root_hash.toString('hex') } : null,
  }
}
