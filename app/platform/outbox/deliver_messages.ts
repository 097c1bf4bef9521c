import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import { addJobs, type Job } from '#app/platform/queue/jobs'
import type { Task } from '#app/platform/queue/tasks'
import { deliveryJob } from './deliver_message.js'
import type { ListenerClass, Message } from './listener.js'
import { listenerById } from './subscriptions.js'

type Payload = { messageIds: string[]; listener: string }

const DEFAULT_AT_ONCE = 25

/**
 * Brings some messages to a listener of a queue that takes many, as one job. When it fails each of them becomes a job
 * of its own, so that one that cannot be worked on never takes its neighbours along.
 */
export default class DeliverMessages implements Task<Payload> {
  static id = 'outbox.deliver_messages'

  async handle({ messageIds, listener: listenerId }: Payload): Promise<void> {
    const Listener = await listenerById(listenerId)
    try {
      await deliverTogether(await kept(messageIds), Listener)
    } catch (error) {
      logger.warn({ err: error, listener: listenerId }, 'retried one by one')
      await addJobs(messageIds.map((id) => deliveryJob({ id }, Listener)))
    }
  }
}

/** Throws when one of them is not kept any more. */
async function kept(ids: string[]): Promise<Message[]> {
  const messages: Message[] = await db
    .from('outbox_messages')
    .select('id', 'type', 'payload')
    .whereIn('id', ids)
    .orderBy('position')
  if (messages.length < ids.length) throw new Error('messages are not kept any more')
  return messages
}

async function deliverTogether(messages: Message[], Listener: ListenerClass): Promise<void> {
  const listener = new Listener()
  // The job may be older than the listener.
  if (listener.handleMany === undefined) throw new Error('the listener takes one message at a time')
  // The page of subscriptions pairs listeners with events of their payload.
  await listener.handleMany(messages as Message<never>[])
}

/** Jobs for messages to one listener of a queue: some together if it takes many, else one each. */
export function deliveryJobs(messages: readonly Message[], listener: ListenerClass): Job[] {
  const atOnce = 'handleMany' in listener.prototype ? (listener.atOnce ?? DEFAULT_AT_ONCE) : 1
  const jobs: Job[] = []
  for (let start = 0; start < messages.length; start += atOnce)
    jobs.push(jobOf(messages.slice(start, start + atOnce), listener))
  return jobs
}

function jobOf(messages: readonly Message[], listener: ListenerClass): Job {
  const [first] = messages
  const job = deliveryJob(first, listener)
  if (messages.length === 1) return job
  const messageIds = messages.map(({ id }) => id)
  return {
    queue: job.queue,
    task: DeliverMessages.id,
    payload: { messageIds, listener: listener.id },
    // Taken again after a crash, the same messages are the same job.
    id: `${job.id}-${messageIds.length}`,
  }
}
