import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { databaseSettings } from '#app/platform/database/settings'
import { queueConformance } from '#tests/conformance/queue'

queueConformance('PostgreSQL', async () => {
  const settings = await databaseSettings()
  return { postgres: settings.app }
})

const redisUrl = process.env.REDIS_URL
if (redisUrl) {
  queueConformance('Redis', async () => ({ redisUrl }))
} else {
  test('Queue on Redis').skip(true, 'REDIS_URL names no Redis')
}

test('the application may work in the schema of the queue', async ({ assert }) => {
  const { rows } = await db.rawQuery(
    `select has_schema_privilege('bullmq', 'usage') as usage, has_table_privilege('bullmq.job', 'insert') as insert`
  )
  assert.deepEqual(rows, [{ usage: true, insert: true }])
})
