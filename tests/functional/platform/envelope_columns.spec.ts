import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DIGEST_COLUMNS, ENVELOPE_COLUMNS } from '#app/platform/crypto/envelope_columns'

async function namesOf(sql: string): Promise<string[]> {
  const { rows } = await db.rawQuery(sql)
  return rows.map((row: { name: string }) => row.name)
}

test.group('Registry of envelope columns', () => {
  test('every column of bytes is an envelope or a declared digest, and none else exists', async ({
    assert,
  }) => {
    const columns = await namesOf(`
      select table_name || '.' || column_name as name from information_schema.columns
       where table_schema = 'public' and data_type = 'bytea' order by 1`)
    const declared = [...Object.keys(ENVELOPE_COLUMNS), ...DIGEST_COLUMNS]
    assert.deepEqual(columns, declared.toSorted())
  })

  test('the key of {0} is the primary key of its table')
    .with(Object.entries(ENVELOPE_COLUMNS))
    .run(async ({ assert }, [column, { key }]) => {
      const [table] = column.split('.')
      const names = await namesOf(`
        select attname as name from pg_index join pg_attribute on attrelid = indrelid
         where indrelid = '${table}'::regclass and indisprimary and attnum = any(indkey)
         order by array_position(indkey, attnum)`)
      assert.deepEqual(names, [...key])
    })

  test('append-only tables are marked, so that a rotation keeps their keys', async ({ assert }) => {
    const guarded = await namesOf(`
      select relname as name from pg_trigger join pg_class on pg_class.oid = tgrelid
       where tgname = relname || '_append_only'`)
    for (const [column, { isAppendOnly }] of Object.entries(ENVELOPE_COLUMNS))
      assert.equal(isAppendOnly, guarded.includes(column.split('.')[0]), column)
  })
})
