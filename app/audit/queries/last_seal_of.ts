import db from '@adonisjs/lucid/services/db'
import { toSafeInteger } from '#app/platform/database/columns'

/** Where in the sealed log something stands, to be compared with the log later. Hashes in hexadecimal. */
export interface SealPlace {
  position: number
  entryHash: string
  chainHash: string
  /** The newest published head that covers the place; null until there is one. */
  head: { size: number; rootHash: string } | null
}

/** The newest sealed entry about a subject; null when none is sealed yet. */
export async function lastSealOf(subject: string, subjectId: string): Promise<SealPlace | null> {
  const seal = await db
    .from('audit_entries as e')
    .join('audit_seals as s', 's.entry_id', 'e.id')
    .where({ 'e.subject': subject, 'e.subject_id': subjectId })
    .orderBy('s.position', 'desc')
    .select('s.position', 's.entry_hash', 's.chain_hash')
    .first()
  if (!seal) return null
  const head = await db
    .from('audit_heads')
    .where('size', '>=', seal.position)
    .orderBy('size', 'desc')
    .first()
  return {
    position: toSafeInteger(seal.position) ?? 0,
    entryHash: seal.entry_hash.toString('hex'),
    chainHash: seal.chain_hash.toString('hex'),
    head: head && { size: toSafeInteger(head.size) ?? 0, rootHash: head.root_hash.toString('hex') },
  }
}
