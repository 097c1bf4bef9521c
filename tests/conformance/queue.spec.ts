import { test } from '@japa/runner'
import { Redis } from 'ioredis'
import db from '@adonisjs/lucid/services/db'
import { databaseSettings } from '#app/platform/database/settings'
import { queueConformance } from '#tests/conformance/queue'

queueConformance('PostgreSQL', {
  store: async () => {
    const settings = await databaseSettings()
    return { postgres: settings.app }
  },
  cutConnections: async () => {
    await db.rawQuery(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database()
        and (application_name = 'shuiyou-queue' or application_name like 'conformance-%')`)
  },
})

const redisUrl = process.env.REDIS_URL
if (redisUrl) {
  queueConformance('Redis', {
    store: async () => ({ redisUrl }),
    cutConnections: async () => {
      const redis = new Redis(redisUrl)
      await redis.client('KILL', 'TYPE', 'normal', 'SKIPME', 'yes')
      await redis.quit()
    },
  })
} else {
  test('Queue on Redis').skip(true, 'REDIS_URL names no Redis')
}

test('the application may work in the schema of the queue', async ({ assert }) => {
  const { rows } = await db.rawQuery(
    `select has_schema_privilege('bullmq', 'usage') as usage, has_table_privilege('bullmq.job', 'insert') as insert`
  )
  assert.deepEqual(rows, [{ usage: true, insert: true }])
})
