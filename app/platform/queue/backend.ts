import {
  type BackendFactory,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  withBackend,
} from 'bullmq'
import pg from 'pg'
import env from '#start/env'
import queueConfig from '#config/queue'
import { type DatabaseConnection, databaseSettings } from '#app/platform/database/settings'

/** Every object of bullmq gets its connection from the factory, so its own setting stays empty. */
const CONNECTION = {}

export type QueueStore = { redisUrl: string } | { postgres: DatabaseConnection }

/** The constructors of bullmq, bound to PostgreSQL or to Redis, and what must be closed at the end. */
export interface QueueBackend {
  classes: ReturnType<typeof withBackend<IQueueBackend, object>>
  connection: object
  close(): Promise<void>
}

/** Redis when REDIS_URL names one, else the database of the application. */
export async function configuredStore(): Promise<QueueStore> {
  const redisUrl = env.get('REDIS_URL')
  if (redisUrl) return { redisUrl }
  const { app } = await databaseSettings()
  return { postgres: app }
}

export function openBackend(store: QueueStore): QueueBackend {
  return 'redisUrl' in store ? onRedis(store.redisUrl) : onPostgres(store.postgres)
}

/** All queues and workers of the process share one pool. */
function onPostgres(settings: DatabaseConnection): QueueBackend {
  const pool = new pg.Pool({
    ...settings,
    options: '-c search_path=bullmq',
    application_name: 'shuiyou-queue',
    max: queueConfig.maxConnections,
    keepAlive: true,
  })
  // Each queue, each worker and each listening client adds its own listener for errors.
  pool.setMaxListeners(0)
  const factory: BackendFactory<IQueueBackend, object> = (name, options, more) =>
    createPostgresBackend(name, { ...options, connection: pool }, more)
  return { classes: withBackend(factory), connection: CONNECTION, close: () => pool.end() }
}

function onRedis(url: string): QueueBackend {
  const connection = { url }
  const factory: BackendFactory<IQueueBackend, object> = (name, options, more) =>
    createRedisBackend(name, { ...options, connection }, more)
  return { classes: withBackend(factory), connection: CONNECTION, close: async () => {} }
}
