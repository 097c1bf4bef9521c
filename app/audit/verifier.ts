import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { toSafeInteger } from '#app/platform/database/columns'
import type { EntryRow } from '#app/audit/canonical'
import { ENTRY_COLUMNS } from '#app/audit/chain'
import {
  type AuditVerdict,
  type Head,
  type KnownHead,
  type SealedRow,
  Verification,
} from '#app/audit/verification'

const PAGE = 5_000
/** The sealer is at most a second behind; an entry that is unsealed for longer was slipped in. */
const UNSEALED_FAULT_AFTER_SECONDS = 60

/**
 * Reads the whole log in one consistent view and finds every altered, missing or unsealed row: it
 * recomputes entry hashes, chain, leaves and the tree of each published head from the entries.
 * What a forger could still do with the owner's password is to rewrite everything including all
 * heads; heads noted elsewhere (`known`) find that too.
 */
export function verifyAudit(known: KnownHead[] = []): Promise<AuditVerdict> {
  return db.transaction(
    async (trx) => {
      const verification = new Verification(await publishedHeads(trx), known)
      for (;;) {
        const page = await sealsAfter(trx, verification.position)
        for (const row of page) verification.check(row)
        if (page.length < PAGE) break
      }
      verification.finish()
      return verification.verdict(await countEntries(trx), await unsealedEntries(trx))
    },
    { isolationLevel: 'repeatable read' }
  )
}

async function publishedHeads(trx: TransactionClientContract): Promise<Head[]> {
  const rows = await trx.from('audit_heads').orderBy('size')
  return rows.map((row) => ({
    size: toSafeInteger(row.size) ?? 0,
    rootHash: row.root_hash,
    chainHash: row.chain_hash,
  }))
}

async function sealsAfter(
  trx: TransactionClientContract,
  position: number
): Promise<(SealedRow & EntryRow)[]> {
  const { rows } = await trx.rawQuery(
    `select s.position, s.entry_id as "sealedEntryId", s.entry_hash as "entryHash",
            s.chain_hash as "chainHash", s.leaf_hash as "leafHash", ${ENTRY_COLUMNS}
       from audit_seals s left join audit_entries e on e.id = s.entry_id
      where s.position > ? order by s.position limit ?`,
    [position, PAGE]
  )
  return rows
}

async function countEntries(trx: TransactionClientContract): Promise<number> {
  const { rows } = await trx.rawQuery('select count(*) as count from audit_entries')
  return toSafeInteger(rows[0].count) ?? 0
}

/** Entries that wait for their seal within the time are fine; times are those of the database. */
async function unsealedEntries(trx: TransactionClientContract): Promise<string[]> {
  const { rows } = await trx.rawQuery<{ rows: { id: string }[] }>(
    `select e.id from audit_entries e
      where not exists (select from audit_seals s where s.entry_id = e.id)
        and not exists (
          select from audit_pending p
           where p.entry_id = e.id
             and abs(extract(epoch from now() - e.recorded_at)) < ?)
      order by e.id`,
    [UNSEALED_FAULT_AFTER_SECONDS]
  )
  return rows.map((row) => row.id)
}
