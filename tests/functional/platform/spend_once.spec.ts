import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import PruneFormTokens from '#app/platform/forms/prune_form_tokens'
import { recordOutcome, spendOnce } from '#app/platform/forms/spend_once'

const spend = (token: unknown, path?: string) =>
  db.transaction((trx) => spendOnce(token, trx, path))

test.group('Form token', (group) => {
  let token = ''

  group.each.setup(() => {
    token = newId()
    return async () => {
      await db.from('form_tokens').where('token', token).delete()
    }
  })

  test('is fresh once, and then leads to where the first sending led', async ({ assert }) => {
    assert.equal(await spend(token, '/my/orders/1'), 'fresh')
    assert.deepEqual(await spend(token, '/my/orders/2'), { spentWith: '/my/orders/1' })
  })

  test('can learn at the end where it led', async ({ assert }) => {
    await spend(token)
    assert.deepEqual(await spend(token), { spentWith: null })
    await db.transaction((trx) => recordOutcome(token, '/desk/orders/3', trx))
    assert.deepEqual(await spend(token), { spentWith: '/desk/orders/3' })
  })

  test('is fresh again when the first act was rolled back', async ({ assert }) => {
    const trx = await db.transaction()
    assert.equal(await spendOnce(token, trx), 'fresh')
    await trx.rollback()
    assert.equal(await spend(token), 'fresh')
  })

  test('a second sending waits for the first to end', async ({ assert }) => {
    const first = await db.transaction()
    await spendOnce(token, first, '/my/orders/1')
    const second = spend(token, '/my/orders/2')
    while ((await waiting()) === 0);
    await first.commit()
    assert.deepEqual(await second, { spentWith: '/my/orders/1' })
  })

  test('of twenty sendings at once one is fresh', async ({ assert }) => {
    const spendings = await Promise.all(Array.from({ length: 20 }, () => spend(token, '/done')))
    assert.lengthOf(
      spendings.filter((spending) => spending === 'fresh'),
      1
    )
  })

  test('is forgotten after a week, and not before', async ({ assert }) => {
    await spend(token)
    const rows = () => db.from('form_tokens').where('token', token)
    await new PruneFormTokens().handle()
    assert.lengthOf(await rows(), 1)
    clock.freeze(clock.now().plus({ days: 7, minutes: 1 }))
    await new PruneFormTokens().handle()
    clock.resume()
    assert.lengthOf(await rows(), 0)
  })

  test('a text that is no token is never fresh')
    .with(['', 'x', undefined, ['a']])
    .run(async ({ assert }, text) => {
      assert.deepEqual(await spend(text), { spentWith: null })
    })
})

/** How many sessions of this database wait for another one's transaction. */
async function waiting(): Promise<number> {
  const { rows } = await db.rawQuery(`
    select count(*)::int as sessions from pg_locks join pg_stat_activity using (pid)
     where not granted and locktype = 'transactionid' and datname = current_database()`)
  return rows[0].sessions
}
