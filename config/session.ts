import { defineConfig, stores } from '@adonisjs/session'
import app from '@adonisjs/core/services/app'
import { appUrl } from '#config/app'

/** Sessions live in the database, so that they can be listed and ended. */
export default defineConfig({
  enabled: true,
  cookieName: 'shuiyou_session',
  clearWithBrowser: false,
  age: '8h',
  cookie: {
    path: '/',
    httpOnly: true,
    secure: app.inProduction && appUrl.startsWith('https:'),
    sameSite: 'lax',
  },
  store: 'database',
  stores: { database: stores.database({ tableName: 'sessions' }) },
})
