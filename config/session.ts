import { defineConfig } from '@adonisjs/session'
import app from '@adonisjs/core/services/app'
import { IDLE_HOURS } from '#app/identity/session_limits'
import { SessionStore } from '#app/identity/session_store'
import { appUrl } from '#config/app'

/** Sessions of signed-in people live in the database, so that they can be listed and ended. */
export default defineConfig({
  enabled: true,
  cookieName: 'shuiyou_session',
  clearWithBrowser: false,
  age: `${IDLE_HOURS}h`,
  cookie: {
    path: '/',
    httpOnly: true,
    secure: app.inProduction && appUrl.startsWith('https:'),
    sameSite: 'lax',
  },
  store: 'database',
  stores: { database: (ctx, config) => new SessionStore(ctx, config) },
})
