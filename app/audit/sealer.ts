import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/platform/clock'
import { insertMany } from '#app/platform/database/insert_many'
import { toSafeInteger } from '#app/platform/database/columns'
import { ENTRY_COLUMNS, GENESIS, sealOf } from '#app/audit/chain'
import type { EntryRow } from '#app/audit/canonical'
import { GrowingTree } from '#app/audit/merkle'

/** Any number that nobody else takes an advisory lock with. */
const SEALER_LOCK = 7_361_003
const BATCH = 5_000
const HEAD_EVERY_SECONDS = 60

/**
 * Seals every committed entry that has no seal yet, in the order in which they became visible, and
 * publishes a head when one is due. One process does it at a time; the others return 0 at once.
 * Meant to be called once a second.
 *
 * @returns how many entries were sealed
 */
export async function sealCommitted(): Promise<number> {
  let sealed = 0
  for (;;) {
    const count = await underLock(sealBatch)
    sealed += count
    if (count < BATCH) break
  }
  await underLock(publishHeadWhenDue)
  return sealed
}

function underLock(work: (trx: TransactionClientContract) => Promise<number>): Promise<number> {
  return db.transaction(async (trx) => {
    const { rows } = await trx.rawQuery('select pg_try_advisory_xact_lock(?) as taken', [
      SEALER_LOCK,
    ])
    return rows[0].taken ? work(trx) : 0
  })
}

async function sealBatch(trx: TransactionClientContract): Promise<number> {
  const { rows } = await trx.rawQuery<{ rows: EntryRow[] }>(
    `select ${ENTRY_COLUMNS} from audit_pending p join audit_entries e on e.id = p.entry_id
      order by p.entry_id limit ?`,
    [BATCH]
  )
  if (rows.length === 0) return 0

  const last = await lastSeal(trx)
  const sealedAt = clock.now()
  let chainHash = last.chainHash
  const seals = rows.map((row, index) => {
    const seal = sealOf(row, chainHash)
    chainHash = seal.chainHash
    return {
      position: last.position + index + 1,
      entry_id: row.id,
      entry_hash: seal.entryHash,
      chain_hash: seal.chainHash,
      leaf_hash: seal.leafHash,
      sealed_at: sealedAt,
    }
  })
  await insertMany(trx, 'audit_seals', seals)
  await trx.rawQuery('delete from audit_pending where entry_id = any(?)', [
    rows.map((row) => row.id),
  ])
  return rows.length
}

async function lastSeal(
  trx: TransactionClientContract
): Promise<{ position: number; chainHash: Buffer }> {
  const row = await trx.from('audit_seals').orderBy('position', 'desc').first()
  return row
    ? { position: toSafeInteger(row.position) ?? 0, chainHash: row.chain_hash }
    : { position: 0, chainHash: GENESIS }
}

async function publishHeadWhenDue(trx: TransactionClientContract): Promise<number> {
  const [head, last] = [
    await trx.from('audit_heads').orderBy('size', 'desc').first(),
    await lastSeal(trx),
  ]
  const size = toSafeInteger(head?.size) ?? 0
  const dueBefore = clock.now().minus({ seconds: HEAD_EVERY_SECONDS }).toMillis()
  if (last.position <= size || (head && head.published_at.getTime() > dueBefore)) return 0

  const tree = head ? GrowingTree.restore(size, head.frontier) : GrowingTree.empty()
  while (tree.size < last.position) {
    const leaves = await trx
      .from('audit_seals')
      .where('position', '>', tree.size)
      .orderBy('position')
      .limit(BATCH)
    if (leaves.length === 0) throw new Error(`the seals end before position ${last.position}`)
    for (const leaf of leaves) tree.append(leaf.leaf_hash)
  }
  await trx.table('audit_heads').insert({
    size: tree.size,
    root_hash: tree.root(),
    chain_hash: last.chainHash,
    frontier: tree.frontier(),
    published_at: clock.now().toISO(),
  })
  return 1
}
