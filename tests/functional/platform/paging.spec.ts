import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { cappedCount } from '#app/platform/database/capped_count'
import { decodeCursor, pageOf, seekPage } from '#app/platform/database/keyset'
import { newId } from '#app/platform/database/uuid'
import StoredFile from '#app/platform/files/stored_file'

const SIZE = 4
const ROWS = 11
const NEWEST = DateTime.fromISO('2026-11-24T03:04:05.678Z', { zone: 'utc' })

const files = () => StoredFile.query().where('purpose', 'paging')

async function pageAt(text: string | null) {
  const cursor = decodeCursor(text)
  const found = await seekPage(files(), { at: 'created_at', id: 'id' }, cursor, SIZE)
  return pageOf(found, ({ createdAt: at, id }) => ({ at, id }), cursor, SIZE)
}

test.group('Paging', (group) => {
  group.setup(async () => {
    // Three rows share each moment, so that the id has to decide.
    const rows = Array.from({ length: ROWS }, (_, index) => ({
      id: newId(),
      purpose: 'paging',
      path: `paging/${index}`,
      sha256: '0'.repeat(64),
      size: 0,
      mime: 'text/plain',
      created_at: NEWEST.minus({ milliseconds: Math.floor(index / 3) }).toISO(),
    }))
    await db.table('stored_files').multiInsert(rows)
    return async () => {
      await db.from('stored_files').where('purpose', 'paging').delete()
    }
  })

  test('walks through all rows and back, each once, newest first', async ({ assert }) => {
    const all = await files().orderBy('created_at', 'desc').orderBy('id', 'desc')
    const expected = all.map(({ id }) => id)

    const pages = [await pageAt(null)]
    for (let next = pages[0].older; next; next = pages[pages.length - 1].older)
      pages.push(await pageAt(next))
    assert.deepEqual(
      pages.flatMap(({ rows }) => rows.map(({ id }) => id)),
      expected
    )
    assert.deepEqual(
      pages.map(({ rows }) => rows.length),
      [4, 4, 3]
    )

    const back = [pages[2]]
    for (let next = back[0].newer; next; next = back[0].newer) back.unshift(await pageAt(next))
    assert.deepEqual(
      back.flatMap(({ rows }) => rows.map(({ id }) => id)),
      expected
    )
    assert.isNull(back[0].newer)
  })

  test('an altered cursor shows the first page', async ({ assert }) => {
    const [first, altered] = [await pageAt(null), await pageAt('o.1.2.3')]
    assert.deepEqual(
      altered.rows.map(({ id }) => id),
      first.rows.map(({ id }) => id)
    )
  })

  test('eleven rows under a cap of {cap} count as {expected.count}, capped: {expected.isCapped}')
    .with([
      { cap: 10, expected: { count: 10, isCapped: true } },
      { cap: 11, expected: { count: 11, isCapped: false } },
      { cap: 12, expected: { count: 11, isCapped: false } },
    ])
    .run(async ({ assert }, { cap, expected }) => {
      const rows = db.from('stored_files').where('purpose', 'paging')
      assert.deepEqual(await cappedCount(rows, cap), expected)
      assert.deepEqual(await cappedCount(files().orderBy('id').limit(2), cap), expected)
    })

  test('counting leaves the query as it was', async ({ assert }) => {
    const query = files().orderBy('created_at').limit(2)
    await cappedCount(query)
    const rows = await query
    assert.lengthOf(rows, 2)
  })
})
