import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { messageStates } from '#app/notifications/message_states'
import { renewLink } from '#app/notifications/draft_link'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { transition } from '#app/platform/states/transition'

/** A person has a failed or lost message sent once more; its history stays. */
export class ResendMessage {
  handle(input: { messageId: string; by: Actor }) {
    return db.transaction(async (trx) => {
      const moved = await transition(messageStates, { id: input.messageId }, 'resend', {
        by: input.by,
        trx,
        set: { attempts: 0, problem: null, answer: null, queued_at: clock.now() },
      })
      if (moved.ok) {
        await renewLink(input.messageId, trx)
        await record(
          {
            actor: input.by,
            action: 'messages.resent',
            subject: 'message',
            subjectId: input.messageId,
          },
          trx
        )
      }
      return moved
    })
  }
}
