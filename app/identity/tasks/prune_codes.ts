import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/platform/clock'
import type { Task } from '#app/platform/queue/tasks'

/** Until then a form that lay open is still told in the usual words that its code is over. */
const KEPT = { hours: 1 }

/** Forgets codes that are over, and with them what was typed by people who never confirmed it. */
export default class PruneCodes implements Task<object> {
  static id = 'identity.prune_codes'

  async handle(): Promise<void> {
    const before = clock.now().minus(KEPT)
    await db.from('verification_codes').where('expires_at', '<', clock.timestamp(before)).delete()
  }
}
