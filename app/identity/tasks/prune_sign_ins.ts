import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/platform/clock'
import type { Task } from '#app/platform/queue/tasks'

/** Network logs are kept for no less than six months (Cybersecurity Law, article 21); here, for no more. */
const KEPT = { months: 6 }

export default class PruneSignIns implements Task<object> {
  static id = 'identity.prune_sign_ins'

  async handle(): Promise<void> {
    const before = clock.now().minus(KEPT)
    await db.from('sign_ins').where('tried_at', '<', clock.timestamp(before)).delete()
  }
}
