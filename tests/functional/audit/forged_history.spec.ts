import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { clock } from '#app/platform/clock'
import { sealCommitted } from '#app/audit/sealer'
import type { AuditFault } from '#app/audit/verification'
import { verifyAudit } from '#app/audit/verifier'
import { countFaults, emptyAudit, forge, recordEntries } from '#tests/support/audit_log'

const START = DateTime.fromISO('2026-11-24T02:00:00Z')
const entryAt = (position: number) =>
  `(select entry_id from audit_seals where position = ${position})`

/** Seven sealed entries with heads at three and at six; the last entry is below no head. */
async function sealedLog(): Promise<void> {
  for (const [count, minute] of [
    [3, 0],
    [3, 2],
  ]) {
    clock.freeze(START.plus({ minutes: minute }))
    await recordEntries(count)
    await sealCommitted()
  }
  await recordEntries(1)
  await sealCommitted()
}

const FORGERIES: { name: string; statements: string[]; found: AuditFault['type'][] }[] = [
  {
    name: 'an altered action',
    statements: [`update audit_entries set action = 'test.undone' where id = ${entryAt(2)}`],
    found: ['altered'],
  },
  {
    name: 'an altered microsecond',
    statements: [
      `update audit_entries set recorded_at = recorded_at + interval '1 microsecond' where id = ${entryAt(5)}`,
    ],
    found: ['altered'],
  },
  {
    name: 'altered details',
    statements: [`update audit_entries set details = '{"index": 1.5}' where id = ${entryAt(1)}`],
    found: ['altered'],
  },
  {
    name: 'the last entry altered, which no head covers yet',
    statements: [`update audit_entries set subject_id = 'x' where id = ${entryAt(7)}`],
    found: ['altered'],
  },
  {
    name: 'a deleted entry',
    statements: [`delete from audit_entries where id = ${entryAt(4)}`],
    found: ['missing'],
  },
  {
    name: 'an entry deleted with its seal',
    statements: [
      `delete from audit_entries where id = ${entryAt(4)}`,
      'delete from audit_seals where position = 4',
    ],
    found: ['gap', 'broken_chain', 'wrong_head'],
  },
  {
    name: 'an entry slipped in past the sealer',
    statements: [
      `insert into audit_entries (id, recorded_at, actor_kind, action, subject)
       values (gen_random_uuid(), now(), 'system', 'test.forged', 'test')`,
    ],
    found: ['unsealed'],
  },
  {
    name: 'a rewritten seal',
    statements: ["update audit_seals set entry_hash = sha256('forged'::bytea) where position = 3"],
    found: ['altered'],
  },
  {
    name: 'a rewritten chain hash',
    statements: ["update audit_seals set chain_hash = sha256('forged'::bytea) where position = 7"],
    found: ['broken_chain'],
  },
  {
    name: 'a rewritten leaf',
    statements: ["update audit_seals set leaf_hash = sha256('forged'::bytea) where position = 7"],
    found: ['wrong_leaf'],
  },
  {
    name: 'two entries that changed places',
    statements: [
      `create temporary table swapped on commit drop as
         select position, entry_id from audit_seals where position in (1, 2)`,
      'alter table audit_seals drop constraint audit_seals_entry_id_key',
      `update audit_seals s set entry_id = w.entry_id from swapped w where w.position = 3 - s.position`,
      'alter table audit_seals add constraint audit_seals_entry_id_key unique (entry_id)',
    ],
    found: ['altered', 'altered'],
  },
  {
    name: 'the tail cut off below a published head',
    statements: [
      `delete from audit_entries where id in
         (select entry_id from audit_seals where position > 4)`,
      'delete from audit_seals where position > 4',
    ],
    found: ['cut_tail'],
  },
  {
    name: 'a head rewritten to another root',
    statements: ["update audit_heads set root_hash = sha256('forged'::bytea) where size = 6"],
    found: ['wrong_head'],
  },
]

test.group('Forged history', (group) => {
  group.each.setup(async () => {
    await emptyAudit()
    await sealedLog()
    return async () => {
      clock.resume()
      await emptyAudit()
    }
  })

  test('an untouched log is whole', async ({ assert }) => {
    const verdict = await verifyAudit()
    assert.deepEqual(verdict, { entries: 7, seals: 7, heads: 2, faultCount: 0, faults: [] })
  })

  for (const { name, statements, found } of FORGERIES) {
    test(`${name} is found`, async ({ assert }) => {
      await forge(...statements)
      const { faults, faultCount } = await verifyAudit()
      assert.deepEqual(
        faults.map(({ type }) => type),
        found
      )
      assert.equal(faultCount, found.length)
    })
  }

  test('an entry that waits for more than a minute is found', async ({ assert }) => {
    clock.resume()
    clock.freeze(DateTime.utc().minus({ seconds: 61 }))
    await recordEntries(1)
    const { faults } = await verifyAudit()
    assert.deepEqual(
      faults.map(({ type }) => type),
      ['unsealed']
    )
  })

  test('an entry that waits for its second is no fault', async ({ assert }) => {
    clock.resume()
    await recordEntries(1)
    assert.equal(await countFaults(), 0)
  })

  test('a log rewritten as a whole is found by a head noted elsewhere', async ({ assert }) => {
    const head = await db.from('audit_heads').where('size', 6).firstOrFail()
    const noted = { size: 6, rootHash: head.root_hash.toString('hex') }
    await emptyAudit()
    await sealedLog()

    assert.equal(await countFaults(), 0, 'nothing inside the database tells')
    const { faults } = await verifyAudit([noted])
    assert.deepEqual(
      faults.map(({ type }) => type),
      ['wrong_head']
    )
  })
})
