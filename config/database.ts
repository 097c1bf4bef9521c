import { defineConfig } from '@adonisjs/lucid'
import { databaseSettings } from '#app/platform/database/settings'

const settings = await databaseSettings()

/** The application works as `app`; only migrations run as `owner`, which owns the tables. */
const databaseConfig = defineConfig({
  connection: 'app',
  connections: {
    app: {
      client: 'pg',
      connection: { ...settings.app },
      pool: { min: 0, max: 10 },
    },
    owner: {
      client: 'pg',
      connection: { ...settings.owner },
      pool: { min: 0, max: 2 },
      migrations: { naturalSort: true, paths: ['database/migrations'] },
      schemaGeneration: {
        enabled: true,
        outputPath: 'database/schema.ts',
        rulesPaths: ['./database/schema_rules.js'],
      },
    },
  },
})

export default databaseConfig
