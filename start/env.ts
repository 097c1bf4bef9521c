import { Env } from '@adonisjs/core/env'
import { dataDirectory } from '#app/platform/database/settings'
import { secretFromFile } from '#app/platform/secret_file'

const root = new URL('../', import.meta.url)

/**
 * Everything can run without a variable set. State lies below DATA_DIR; the key of cookies and
 * sessions is made there on first use unless APP_KEY gives it.
 */
process.env.DATA_DIR = dataDirectory()
process.env.NODE_ENV ??= 'development'
process.env.HOST ??= '127.0.0.1'
process.env.PORT ??= '3333'
process.env.APP_KEY ??= secretFromFile(`${process.env.DATA_DIR}/keys/app.key`)

export default await Env.create(root, {
  NODE_ENV: Env.schema.enum(['development', 'production', 'test'] as const),
  HOST: Env.schema.string({ format: 'host' }),
  PORT: Env.schema.number(),
  DATA_DIR: Env.schema.string(),
  APP_KEY: Env.schema.secret(),
  KEYRING: Env.schema.secret.optional(),
  APP_URL: Env.schema.string.optional({ format: 'url', tld: false }),
  LOG_LEVEL: Env.schema.enum.optional([
    'trace',
    'debug',
    'info',
    'warn',
    'error',
    'fatal',
    'silent',
  ] as const),
  DATABASE_URL: Env.schema.string.optional(),
  DATABASE_OWNER_URL: Env.schema.string.optional(),
  REDIS_URL: Env.schema.string.optional(),
  SMTP_URL: Env.schema.string.optional(),
  MAIL_FROM: Env.schema.string.optional(),
})
