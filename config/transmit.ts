import { defineConfig } from '@adonisjs/transmit'

/** No transport: every web process hears changes from PostgreSQL itself (`app/live`). */
export default defineConfig({
  /** Keeps proxies from closing a quiet stream, and finds browsers that are gone. */
  pingInterval: '25s',
  transport: null,
})
