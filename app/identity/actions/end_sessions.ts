import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#app/platform/actor'
import { record } from '#app/audit/record'

/** Signs somebody out everywhere, or everywhere but in the session `except`; says how many ended. */
export class EndSessions {
  async handle(
    input: { userId: string; except?: string; by: Actor },
    trx: TransactionClientContract
  ): Promise<number> {
    const sessions = trx.from('sessions').where('user_id', input.userId)
    if (input.except) sessions.whereNot('id', input.except)
    const ended = await sessions.returning('id').delete()

    const entry = { action: 'sessions.ended', subject: 'user', subjectId: input.userId }
    if (ended.length > 0) {
      await record({ actor: input.by, ...entry, details: { count: ended.length } }, trx)
    }
    return ended.length
  }
}
