import db from '@adonisjs/lucid/services/db'
import type { Job } from '#app/platform/queue/jobs'
import type { Task } from '#app/platform/queue/tasks'
import type { ListenerClass, Message } from './listener.js'
import { listenerById } from './subscriptions.js'

type Payload = { messageId: string; listener: string }

/** Brings one message to one listener, as a job. The job holds the ids; the message is read anew. */
export default class DeliverMessage implements Task<Payload> {
  static id = 'outbox.deliver_message'

  async handle({ messageId, listener: listenerId }: Payload): Promise<void> {
    const listener = await listenerById(listenerId)
    const message = await db
      .from('outbox_messages')
      .select('id', 'type', 'payload')
      .where('id', messageId)
      .first()
    if (message === null) throw new Error(`message ${messageId} is not kept any more`)
    await deliver(message, listener)
  }
}

export async function deliver(message: Message, Listener: ListenerClass): Promise<void> {
  // The page of subscriptions pairs listeners with events of their payload.
  await new Listener().handle(message as Message<never>)
}

/** A listener of the relay becomes a job only when it has failed there. */
export function deliveryJob(message: { id: string }, listener: ListenerClass): Job {
  return {
    queue: listener.queue === 'relay' ? 'maintenance' : listener.queue,
    task: DeliverMessage.id,
    payload: { messageId: message.id, listener: listener.id },
    id: `outbox-${message.id}-${listener.id}`,
  }
}
