import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { record } from '#app/audit/record'
import { sealCommitted } from '#app/audit/sealer'
import { verifyAudit } from '#app/audit/verifier'
import { countFaults, emptyAudit, recordEntries, sealedOrder } from '#tests/support/audit_log'

test.group('Sealing the audit log', (group) => {
  group.each.setup(async () => {
    await emptyAudit()
    return () => clock.resume()
  })

  test('every committed entry is sealed once, and the log is whole', async ({ assert }) => {
    const ids = await recordEntries(3)
    assert.equal(await sealCommitted(), 3)
    assert.equal(await sealCommitted(), 0)
    assert.deepEqual(await sealedOrder(), ids)
    const verdict = await verifyAudit()
    assert.deepEqual(verdict, { entries: 3, seals: 3, heads: 1, faultCount: 0, faults: [] })
  })

  test('what is rolled back leaves no entry and no wait for a seal', async ({ assert }) => {
    await db
      .transaction(async (trx) => {
        await record({ actor: SYSTEM, action: 'test.done', subject: 'test' }, trx)
        throw new Error('no')
      })
      .catch(() => null)
    assert.equal(await sealCommitted(), 0)
    assert.include(await verifyAudit(), { entries: 0, faultCount: 0 })
  })

  test('an old entry that commits late is sealed after the newer ones', async ({ assert }) => {
    const slow = await db.transaction()
    await record({ actor: SYSTEM, action: 'test.slow', subject: 'test' }, slow)
    const quick = await recordEntries(2)
    await sealCommitted()
    assert.deepEqual(await sealedOrder(), quick)

    await slow.commit()
    assert.equal(await sealCommitted(), 1)
    const order = await sealedOrder()
    assert.isTrue(order[2] < quick[0], 'the late entry has the older id')
    assert.equal(await countFaults(), 0)
  })

  test('two sealers at once seal each entry once', async ({ assert }) => {
    await recordEntries(50)
    const counts = await Promise.all([sealCommitted(), sealCommitted(), sealCommitted()])
    const left = await sealCommitted()
    assert.equal(
      counts.reduce((sum, count) => sum + count, left),
      50
    )
    assert.equal(await countFaults(), 0)
  })

  test('a head is published at most once a minute and goes on from the one before', async ({
    assert,
  }) => {
    const start = DateTime.utc()
    clock.freeze(start)
    await recordEntries(3)
    await sealCommitted()
    await recordEntries(2)
    await sealCommitted()
    assert.include(await verifyAudit(), { heads: 1 })

    clock.freeze(start.plus({ seconds: 61 }))
    await sealCommitted()
    const heads = await db.from('audit_heads').orderBy('size').select('size')
    assert.deepEqual(
      heads.map(({ size }) => Number(size)),
      [3, 5]
    )
    assert.equal(await countFaults(), 0)
  })

  test('details come back as they were written, whatever their order', async ({ assert }) => {
    const id = newId()
    const details = { to: 'approved', from: 'in_review', lines: [2, 1], nested: { b: 1, a: null } }
    await db.transaction((trx) =>
      record({ actor: SYSTEM, action: 'test.done', subject: 'test', subjectId: id, details }, trx)
    )
    await sealCommitted()
    const row = await db.from('audit_entries').where('subject_id', id).firstOrFail()
    assert.deepEqual(row.details, details)
    assert.equal(await countFaults(), 0)
  })

  for (const table of ['audit_entries', 'audit_seals', 'audit_heads']) {
    test(`the application may not change ${table}`, async ({ assert }) => {
      await recordEntries(1)
      await sealCommitted()
      const column = table === 'audit_entries' ? 'action' : 'chain_hash'
      await assert.rejects(() => db.rawQuery(`update ${table} set ${column} = ${column}`))
      await assert.rejects(() => db.rawQuery(`delete from ${table}`))
      await assert.rejects(() => db.rawQuery(`truncate ${table} cascade`))
    })
  }
})
