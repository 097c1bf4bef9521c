import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { takeGapFree, takeWithGaps } from '#app/platform/database/numbering'
import { newId } from '#app/platform/database/uuid'

const take = (name: string) => db.transaction((trx) => takeGapFree(name, trx))

test.group('Numbers without gaps', (group) => {
  let name = ''

  group.each.setup(() => {
    name = `test:${newId()}`
    return async () => {
      await db.from('number_sequences').where('name', name).delete()
    }
  })

  test('count from one, each name by itself', async ({ assert }) => {
    assert.deepEqual([await take(name), await take(name)], [1, 2])
    const other = `${name}:other`
    assert.equal(await take(other), 1)
    await db.from('number_sequences').where('name', other).delete()
  })

  test('a number that is rolled back is given out again', async ({ assert }) => {
    await take(name)
    const trx = await db.transaction()
    assert.equal(await takeGapFree(name, trx), 2)
    await trx.rollback()
    assert.equal(await take(name), 2)
  })

  test('twenty at once get twenty numbers in a row', async ({ assert }) => {
    const taken = await Promise.all(Array.from({ length: 20 }, () => take(name)))
    const expected = Array.from({ length: 20 }, (_, index) => index + 1)
    assert.deepEqual(
      taken.toSorted((left, right) => left - right),
      expected
    )
  })
})

test.group('Numbers with gaps', () => {
  test('come in any count and never twice', async ({ assert }) => {
    const batches = await Promise.all(
      [1, 50, 200].map((count) =>
        db.transaction((trx) => takeWithGaps('order_number_sequence', count, trx))
      )
    )
    assert.deepEqual(
      batches.map((batch) => batch.length),
      [1, 50, 200]
    )
    assert.equal(new Set(batches.flat()).size, 251)
  })
})
