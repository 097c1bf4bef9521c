import type Message from '#app/notifications/models/message'
import type { MessageContent } from '#app/notifications/models/message'
import { MOST_ATTEMPTS } from '#app/notifications/retry_policy'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import type { Outcome } from '#app/platform/http/outcome'
import { never } from '#app/platform/result'

type Verb = 'accept' | 'bounce' | 'give_up' | 'put_back' | 'lose_sight'
type Columns = Record<string, unknown>

export interface Answer {
  /** As it was before it was taken. */
  message: Message
  outcome: Outcome<null>
}

/** What the recipient's side sent back: trying again would change nothing. */
const BOUNCES = ['bad_recipient', 'refused']

/** What answers do to their messages: one entry for all that make the same step and note the same columns. */
export function stepsOf(
  answers: readonly Answer[]
): { verb: Verb; setEach: Map<string, Columns> }[] {
  const steps = answers.map(({ message, outcome }) => ({
    id: message.id,
    ...step(message, outcome),
  }))
  const alike = Map.groupBy(steps, ({ verb, set }) => [verb, ...Object.keys(set)].join(' '))
  return [...alike.values()].map((its) => ({
    verb: its[0].verb,
    setEach: new Map(its.map(({ id, set }) => [id, set])),
  }))
}

function step(message: Message, outcome: Outcome<null>): { verb: Verb; set: Columns } {
  switch (outcome.status) {
    case 'succeeded':
    case 'pending': {
      const reference = outcome.reference ?? null
      const sent = {
        sent_at: clock.now(),
        problem: null,
        answer: null,
        provider_reference: reference,
      }
      return { verb: 'accept', set: { ...sent, ...contentOnceSent(message) } }
    }
    case 'declined': {
      const { reason, message: answer = null } = outcome
      return {
        verb: BOUNCES.includes(reason) ? 'bounce' : 'give_up',
        set: { problem: reason, answer },
      }
    }
    case 'unknown':
      return {
        verb: afterUnknown(message, outcome.reason),
        set: { problem: outcome.reason, queued_at: clock.now() },
      }
    default:
      return never(outcome)
  }
}

function afterUnknown(message: Message, reason: string): 'put_back' | 'give_up' | 'lose_sight' {
  if (!reason.startsWith('not_accepted')) return 'lose_sight'
  return message.attempts + 1 < MOST_ATTEMPTS ? 'put_back' : 'give_up'
}

/** A code that has reached its owner is kept nowhere but as a digest. */
function contentOnceSent({ id, contentDetails }: Message): { content?: Buffer } {
  const { expiresAt } = contentDetails
  if (!expiresAt) return {}
  const left: MessageContent = { values: {}, invoiceId: null, expiresAt }
  return { content: seal('messages.content', id, left) }
}
