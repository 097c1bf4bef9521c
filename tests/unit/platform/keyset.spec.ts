import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { type Cursor, decodeCursor, encodeCursor, pageOf } from '#app/platform/database/keyset'
import { newId } from '#app/platform/database/uuid'

const CURSOR: Cursor = {
  direction: 'older',
  at: DateTime.fromISO('2026-11-24T03:04:05.678Z', { zone: 'utc' }),
  id: '019ab2c4-5d6e-7abc-8def-0123456789ab',
}

test.group('Cursor', () => {
  test('comes back as it went out, to the millisecond', ({ assert }) => {
    for (const direction of ['older', 'newer'] as const) {
      const decoded = decodeCursor(encodeCursor({ ...CURSOR, direction }))
      assert.equal(decoded?.direction, direction)
      assert.equal(decoded?.id, CURSOR.id)
      assert.equal(decoded?.at.toISO(), '2026-11-24T03:04:05.678Z')
    }
  })

  test('any altered character leads to the first page', ({ assert }) => {
    const text = encodeCursor(CURSOR)
    for (let index = 0; index < text.length; index++) {
      const other = text[index] === '0' ? '1' : '0'
      assert.isNull(decodeCursor(text.slice(0, index) + other + text.slice(index + 1)))
    }
  })

  test('"{$self}" is no cursor')
    .with(['', 'older', 'o.1.2.3', undefined, null, ['a']])
    .run(({ assert }, text) => {
      assert.isNull(decodeCursor(text))
    })
})

test.group('Page', () => {
  const rows = Array.from({ length: 4 }, (_, index) => ({
    id: newId(),
    at: CURSOR.at.minus({ minutes: index }),
  }))
  const self = (row: (typeof rows)[number]) => row

  test('the first page has no newer neighbour', ({ assert }) => {
    const page = pageOf(rows, self, null, 3)
    assert.deepEqual(page.rows, rows.slice(0, 3))
    assert.isNull(page.newer)
    assert.equal(decodeCursor(page.older)?.id, rows[2].id)
  })

  test('the last page has no older neighbour', ({ assert }) => {
    const page = pageOf(rows.slice(0, 2), self, CURSOR, 3)
    assert.equal(decodeCursor(page.newer)?.id, rows[0].id)
    assert.isNull(page.older)
  })

  test('going back turns the rows round and can end at the first page', ({ assert }) => {
    const ascending = rows.slice(0, 3).toReversed()
    const page = pageOf(ascending, self, { ...CURSOR, direction: 'newer' }, 3)
    assert.deepEqual(page.rows, rows.slice(0, 3))
    assert.isNull(page.newer)
    assert.equal(decodeCursor(page.older)?.id, rows[2].id)
  })

  test('an empty list has no neighbours', ({ assert }) => {
    assert.deepEqual(pageOf([], self, null, 3), { rows: [], newer: null, older: null })
  })
})
