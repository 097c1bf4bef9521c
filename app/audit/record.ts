import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { insertMany } from '#app/platform/database/insert_many'
import { newId } from '#app/platform/database/uuid'
import { canonicalDetails, type Details } from '#app/audit/canonical'

export interface AuditRecord {
  actor: Actor
  /** What was done, as `<domain>.<past tense>`: `orders.reviewed`. */
  action: string
  /** The kind of thing it was done to: `order`. */
  subject: string
  subjectId?: string | null
  /** Codes and ids only: no name, number or text of a person ever stands in the log. */
  details?: Details
}

/**
 * Writes down what happened, in the transaction in which it happens: both are kept or neither.
 * The sealer chains the row after the commit, so writers never wait for each other here.
 */
export function record(entry: AuditRecord, trx: TransactionClientContract): Promise<void> {
  return recordMany([entry], trx)
}

export async function recordMany(
  entries: readonly AuditRecord[],
  trx: TransactionClientContract
): Promise<void> {
  await insertMany(trx, 'audit_entries', entries.map(entryRow))
}

/** The row of an entry that happens now. */
export function entryRow(entry: AuditRecord) {
  return {
    id: newId(),
    recorded_at: clock.now(),
    actor_kind: entry.actor.kind,
    actor_id: entry.actor.id,
    action: entry.action,
    subject: entry.subject,
    subject_id: entry.subjectId ?? null,
    details: canonicalDetails(entry.details ?? {}),
  }
}
