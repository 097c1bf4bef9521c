import { MessageFailed } from '#app/notifications/events/message_failed'
import { MessageQueued } from '#app/notifications/events/message_queued'
import { defineStates, type StateOf } from '#app/platform/states/machine'

/**
 * `sending` is the stored intent; a message that stays there was cut off and may or may not have gone.
 * `unknown` asks a person, because a second copy cannot be taken back.
 */
export const messageStates = defineStates({
  subject: 'message',
  table: 'messages',
  touches: null,
  initial: ['queued', 'sent'],
  final: ['sent'],
  verbs: {
    send: { from: ['queued'], to: 'sending' },
    accept: { from: ['sending'], to: 'sent' },
    put_back: { from: ['sending'], to: 'queued' },
    /** The other side refused it for good: the address or the letter is what must change. */
    bounce: { from: ['sending'], to: 'bounced', publishes: MessageFailed },
    give_up: { from: ['sending'], to: 'failed', publishes: MessageFailed },
    lose_sight: { from: ['sending'], to: 'unknown' },
    resend: { from: ['bounced', 'failed', 'unknown'], to: 'queued', publishes: MessageQueued },
  },
})

export type MessageState = StateOf<typeof messageStates>
