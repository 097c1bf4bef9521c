import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#app/platform/actor'
import { record } from '#app/audit/record'
import { verifyAudit } from '#app/audit/verifier'

const TABLES = ['audit_heads', 'audit_seals', 'audit_entries'] as const

/**
 * What only a forger with the owner's password can do: changes the log with its guards off.
 * Foreign keys are dropped too, and put back when the log is emptied.
 */
export async function forge(...statements: string[]): Promise<void> {
  await db.connection('owner').transaction(async (trx) => {
    for (const table of TABLES) await trx.rawQuery(`alter table ${table} disable trigger user`)
    await trx.rawQuery(
      'alter table audit_seals drop constraint if exists audit_seals_entry_id_fkey'
    )
    for (const statement of statements) await trx.rawQuery(statement)
    for (const table of TABLES) await trx.rawQuery(`alter table ${table} enable trigger user`)
  })
}

/** An empty log with all guards in place. */
export async function emptyAudit(): Promise<void> {
  await forge('truncate audit_heads, audit_seals, audit_entries, audit_pending')
  await db
    .connection('owner')
    .rawQuery(
      'alter table audit_seals add constraint audit_seals_entry_id_fkey foreign key (entry_id) references audit_entries (id)'
    )
}

/** Entries that each commit by themselves; gives their ids, oldest first. */
export async function recordEntries(count: number): Promise<string[]> {
  for (let index = 0; index < count; index++) {
    await db.transaction((trx) =>
      record({ actor: SYSTEM, action: 'test.done', subject: 'test', details: { index } }, trx)
    )
  }
  const rows = await db.from('audit_entries').orderBy('id', 'desc').limit(count).select('id')
  return rows.map((row) => row.id).reverse()
}

/** The ids of the sealed entries in the order of the chain. */
export async function sealedOrder(): Promise<string[]> {
  const rows = await db.from('audit_seals').orderBy('position').select('entry_id')
  return rows.map((row) => row.entry_id)
}

export async function countFaults(): Promise<number> {
  const { faultCount } = await verifyAudit()
  return faultCount
}
