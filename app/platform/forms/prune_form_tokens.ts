import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/platform/clock'
import type { Task } from '#app/platform/queue/tasks'

/** Nobody sends a form again that lay open longer than this. */
const KEPT = { days: 7 }

export default class PruneFormTokens implements Task<object> {
  static id = 'forms.prune_form_tokens'

  async handle(): Promise<void> {
    const before = clock.now().minus(KEPT).toJSDate()
    await db.from('form_tokens').where('spent_at', '<', before).delete()
  }
}
