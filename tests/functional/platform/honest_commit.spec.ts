import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'

test.group('A COMMIT that fails', (group) => {
  group.setup(async () => {
    const owner = db.connection('owner')
    await owner.rawQuery('drop table if exists test_late')
    await owner.rawQuery(
      'create table test_late (id int, unique (id) deferrable initially deferred)'
    )
    return () => owner.rawQuery('drop table test_late')
  })

  const count = async () => {
    const [{ rows }] = await db.from('test_late').count('* as rows')
    return rows
  }

  test('throws out of a managed transaction', async ({ assert }) => {
    const work = () =>
      db.transaction((trx) => trx.rawQuery('insert into test_late values (1), (1)'))
    await assert.rejects(work, /duplicate key/)
    assert.equal(await count(), '0')
  })

  test('throws out of commit()', async ({ assert }) => {
    const trx = await db.transaction()
    await trx.rawQuery('insert into test_late values (2), (2)')
    await assert.rejects(() => trx.commit(), /duplicate key/)
    assert.equal(await count(), '0')
  })

  test('throws when the connection is gone', async ({ assert }) => {
    const work = db.transaction(async (trx) => {
      const { rows } = await trx.rawQuery('select pg_backend_pid() as pid')
      await trx.rawQuery('insert into test_late values (3)')
      await db.connection('owner').rawQuery('select pg_terminate_backend(?)', [rows[0].pid])
    })
    await assert.rejects(() => work)
    assert.equal(await count(), '0')
  })

  test('the connection is given back: as many again as the pool holds', async ({ assert }) => {
    const attempts = Array.from({ length: 25 }, () =>
      db.transaction((trx) => trx.rawQuery('insert into test_late values (4), (4)')).catch(() => 1)
    )
    assert.lengthOf(await Promise.all(attempts), 25)
    await db.transaction((trx) => trx.rawQuery('insert into test_late values (5)'))
    assert.equal(await count(), '1')
  })

  test('an error of the work is thrown as it is, and nothing is stored', async ({ assert }) => {
    const work = () =>
      db.transaction(async (trx) => {
        await trx.rawQuery('insert into test_late values (6)')
        throw new Error('changed my mind')
      })
    await assert.rejects(work, 'changed my mind')
    assert.equal(await count(), '1')
  })
})
