import { configProvider } from '@adonisjs/core'
import { defineConfig } from '@adonisjs/limiter'
import LimiterDatabaseStore from '@adonisjs/limiter/stores/database'
import type { InferLimiters, LimiterConsumptionOptions } from '@adonisjs/limiter/types'
import { databaseName } from '#app/platform/database/settings'

/**
 * A limiter keeps for good the connection that it is made with. This one looks for the connection of the moment at each
 * call: what it was made with may have been that of a transaction, which is gone afterwards.
 */
const database = configProvider.create(async (app) => {
  const db = await app.container.make('lucid.db')
  const current = () => db.connection().getWriteClient().client
  const client = {
    acquireConnection: () => current().acquireConnection(),
    releaseConnection: (connection: unknown) => current().releaseConnection(connection),
  }
  const connection = Object.assign(Object.create(db.connection()), {
    getWriteClient: () => ({ client }),
  })
  const settings = { tableName: 'rate_limits', dbName: databaseName() }
  return (options: LimiterConsumptionOptions) =>
    new LimiterDatabaseStore(connection, { ...settings, ...options })
})

const limiterConfig = defineConfig({ default: 'database', stores: { database } })

export default limiterConfig

declare module '@adonisjs/limiter/types' {
  export interface LimitersList extends InferLimiters<typeof limiterConfig> {}
}
