import db from '@adonisjs/lucid/services/db'
import { letterOf } from '#app/notifications/letter'
import { messageStates } from '#app/notifications/message_states'
import Message, { type MessageContent } from '#app/notifications/models/message'
import { notifierFor } from '#app/notifications/notifier_for'
import { MOST_ATTEMPTS } from '#app/notifications/retry_policy'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import type { Outcome } from '#app/platform/http/outcome'
import { never } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'

/** What the recipient's side sent back: trying again would change nothing. */
const BOUNCES = ['bad_recipient', 'refused']

/**
 * Sends one queued message. The intent is stored before the call, so a message that was cut off is
 * never sent a second time unasked. A channel that could not be reached at all is tried again later.
 */
export class SendMessage {
  async handle({ messageId }: { messageId: string }): Promise<void> {
    const message = await Message.findOrFail(messageId)
    const notifier = notifierFor(message.channel)
    const taken = await db.transaction((trx) =>
      transition(messageStates, message, 'send', {
        by: SYSTEM,
        trx,
        set: { provider: notifier.key, attempts: message.attempts + 1 },
      })
    )
    if (!taken.ok) return

    await this.#write(message, await this.#send(message, notifier))
  }

  async #send(message: Message, notifier: ReturnType<typeof notifierFor>): Promise<Outcome<null>> {
    const { expiresAt } = message.contentDetails
    if (expiresAt && expiresAt <= clock.timestamp())
      return { status: 'declined', reason: 'expired' }
    const letter = await letterOf(message, { takesFiles: notifier.attachments })
    return notifier.instance.send(letter)
  }

  async #write(message: Message, outcome: Outcome<null>): Promise<void> {
    await db.transaction(async (trx) => {
      const base = { by: SYSTEM, trx }
      switch (outcome.status) {
        case 'succeeded':
        case 'pending':
          return transition(messageStates, message, 'accept', {
            ...base,
            set: {
              sent_at: clock.now(),
              problem: null,
              answer: null,
              provider_reference: outcome.reference ?? null,
              ...contentOnceSent(message),
            },
          })
        case 'declined':
          return transition(messageStates, message, this.#afterRefusal(outcome.reason), {
            ...base,
            set: { problem: outcome.reason, answer: outcome.message ?? null },
          })
        case 'unknown':
          return transition(messageStates, message, this.#afterUnknown(message, outcome.reason), {
            ...base,
            set: { problem: outcome.reason, queued_at: clock.now() },
          })
        default:
          return never(outcome)
      }
    })
  }

  #afterRefusal(reason: string): 'bounce' | 'give_up' {
    return BOUNCES.includes(reason) ? 'bounce' : 'give_up'
  }

  #afterUnknown(message: Message, reason: string): 'put_back' | 'give_up' | 'lose_sight' {
    if (!reason.startsWith('not_accepted')) return 'lose_sight'
    return message.attempts + 1 < MOST_ATTEMPTS ? 'put_back' : 'give_up'
  }
}

/** A code that has reached its owner is kept nowhere but as a digest. */
function contentOnceSent({ id, contentDetails }: Message): { content?: Buffer } {
  const { expiresAt } = contentDetails
  if (!expiresAt) return {}
  const left: MessageContent = { values: {}, invoiceId: null, expiresAt }
  return { content: seal('messages.content', id, left) }
}
