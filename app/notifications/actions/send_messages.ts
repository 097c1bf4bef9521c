import db from '@adonisjs/lucid/services/db'
import { letterOf } from '#app/notifications/letter'
import { messageStates } from '#app/notifications/message_states'
import Message from '#app/notifications/models/message'
import { notifierFor } from '#app/notifications/notifier_for'
import { type Answer, stepsOf } from '#app/notifications/sending_steps'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import type { Outcome } from '#app/platform/http/outcome'
import { Gathering } from '#app/platform/queue/gathering'
import { transitionMany } from '#app/platform/states/transition'

/**
 * Sends queued messages, all at once. The intent is stored before the first call, so a message that was cut off is
 * never sent a second time unasked. A channel that could not be reached at all is tried again later.
 */
export class SendMessages {
  async handle({ messageIds }: { messageIds: readonly string[] }): Promise<void> {
    const taken = await this.#take(messageIds)
    const answers = new Gathering<Answer>((gathered) => this.#write(gathered))
    // One that cannot be written does not hold up its neighbours.
    const sendings = await Promise.allSettled(
      taken.map(async (message) => answers.add({ message, outcome: await this.#send(message) }))
    )
    await answers.end()
    for (const sending of sendings) if (sending.status === 'rejected') throw sending.reason
  }

  async #take(ids: readonly string[]): Promise<Message[]> {
    const queued = await Message.query()
      .whereIn('id', [...ids])
      .where('state', 'queued')
    const columns = queued.map(({ id, channel, attempts }) => {
      const set = { provider: notifierFor(channel).key, attempts: attempts + 1 }
      return [id, set] as const
    })
    const moved = await db.transaction(async (trx) => {
      const setEach = new Map(columns)
      const options = { by: SYSTEM, trx, setEach }
      const done = await transitionMany(messageStates, [...setEach.keys()], 'send', options)
      return new Set(done.moved)
    })
    return queued.filter(({ id }) => moved.has(id))
  }

  async #send(message: Message): Promise<Outcome<null>> {
    const notifier = notifierFor(message.channel)
    const { expiresAt } = message.contentDetails
    if (expiresAt && expiresAt <= clock.timestamp())
      return { status: 'declined', reason: 'expired' }
    const letter = await letterOf(message, { takesFiles: notifier.attachments })
    return notifier.instance.send(letter)
  }

  async #write(answers: readonly Answer[]): Promise<void> {
    await db.transaction(async (trx) => {
      for (const { verb, setEach } of stepsOf(answers))
        await transitionMany(messageStates, [...setEach.keys()], verb, { by: SYSTEM, trx, setEach })
    })
  }
}
