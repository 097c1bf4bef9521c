import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/platform/clock'
import type { Task } from '#app/platform/queue/tasks'

/** Forgets sessions that have run out, and counters of sign-in attempts whose time is over. */
export default class PruneSessions implements Task<object> {
  static id = 'identity.prune_sessions'

  async handle(): Promise<void> {
    const now = clock.now()
    await db
      .from('sessions')
      .where('expires_at', '<', now.toISO() ?? '')
      .delete()
    await db.from('rate_limits').where('expire', '<', now.toMillis()).delete()
  }
}
