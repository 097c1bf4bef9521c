import db from '@adonisjs/lucid/services/db'
import { SendMessages } from '#app/notifications/actions/send_messages'
import { messageStates } from '#app/notifications/message_states'
import Message from '#app/notifications/models/message'
import { pauseSeconds } from '#app/notifications/retry_policy'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { transitionMany } from '#app/platform/states/transition'

const BATCH = 50
/** Longer than any provider takes: who is still sending then was cut off. */
const CUT_OFF_AFTER = { minutes: 2 }

/** Sends again what was never accepted and is due, and gives up sight of what was cut off while sending. */
export class RetryMessages {
  async handle(): Promise<{ retried: number; lost: number }> {
    const waiting = await Message.query()
      .where('state', 'queued')
      .where('attempts', '>', 0)
      .orderBy('queued_at')
      .limit(BATCH)
    const now = clock.now()
    const due = waiting.filter(
      ({ queuedAt, attempts }) => queuedAt.plus({ seconds: pauseSeconds(attempts) }) <= now
    )
    for (const { id } of due) await new SendMessages().handle({ messageIds: [id] })
    return { retried: due.length, lost: await this.#loseSight() }
  }

  async #loseSight(): Promise<number> {
    const before = clock.now().minus(CUT_OFF_AFTER)
    const rows: { id: string }[] = await db
      .from('messages')
      .join('state_changes as c', 'c.subject_id', 'messages.id')
      .where({ 'messages.state': 'sending', 'c.subject': 'message', 'c.to_state': 'sending' })
      .groupBy('messages.id')
      .havingRaw('max(c.changed_at) < ?', [clock.timestamp(before)])
      .select('messages.id')
    const ids = rows.map(({ id }) => id)
    const { moved } = await db.transaction((trx) =>
      transitionMany(messageStates, ids, 'lose_sight', {
        by: SYSTEM,
        trx,
        set: { problem: 'cut_off' },
      })
    )
    return moved.length
  }
}
