import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/platform/clock'
import type { Task } from '#app/platform/queue/tasks'

/** Long enough to see why somebody got no code. */
const KEPT = { days: 7 }

/** Forgets mails that carried a code: many went to people who have no account here. */
export default class PruneCodeMessages implements Task<object> {
  static id = 'notifications.prune_code_messages'

  async handle(): Promise<void> {
    const before = clock.now().minus(KEPT)
    await db
      .from('messages')
      .where('subject', 'code')
      .where('queued_at', '<', clock.timestamp(before))
      .delete()
  }
}
