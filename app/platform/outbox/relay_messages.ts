import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import queueConfig from '#config/queue'
import { clock } from '#app/platform/clock'
import { addJobs } from '#app/platform/queue/jobs'
import { deliverHere } from './deliver_here.js'
import { deliveryJob } from './deliver_message.js'
import { deliveryJobs } from './deliver_messages.js'
import type { Message } from './listener.js'
import { subscriptions } from './subscriptions.js'

type Client = { from(table: string): DatabaseQueryBuilderContract }

/**
 * Takes the oldest waiting messages and brings each to its listeners. Relays may run side by side:
 * the lock on its messages, held until they are marked, keeps the others away, and falls with the
 * process, so that after a crash they are simply taken again.
 * @returns how many messages it took
 */
export async function relayBatch(): Promise<number> {
  return db.transaction(async (trx) => {
    const messages = await takeMessages(trx)
    if (messages.length === 0) return 0
    await relayMessages(messages)
    await markRelayed(trx, messages)
    return messages.length
  })
}

export async function takeMessages(client: Client): Promise<Message[]> {
  const rows = await client
    .from('outbox_messages')
    .select('id', 'type', 'payload')
    .whereNull('relayed_at')
    .orderBy('position')
    .limit(queueConfig.relay.batch)
    .forUpdate()
    .skipLocked()
  return rows.map(({ id, type, payload }) => ({ id, type, payload }))
}

export async function markRelayed(client: Client, messages: Message[]): Promise<void> {
  const ids = messages.map(({ id }) => id)
  const now = clock.now().toJSDate()
  await client.from('outbox_messages').whereIn('id', ids).update({ relayed_at: now })
}

/**
 * Listeners of queues get jobs, all jobs of the batch at once. Those of the relay run here;
 * one that fails becomes a job as well, which is retried and never holds up the others.
 */
export async function relayMessages(messages: Message[]): Promise<void> {
  const byType = await subscriptions()
  const deliveries = messages.flatMap((message) =>
    (byType.get(message.type) ?? []).map((listener) => ({ message, listener }))
  )
  const here = deliveries.filter(({ listener }) => listener.queue === 'relay')
  const queued = deliveries.filter(({ listener }) => listener.queue !== 'relay')
  const byListener = Map.groupBy(queued, ({ listener }) => listener)
  await addJobs(
    [...byListener].flatMap(([listener, its]) =>
      deliveryJobs(
        its.map(({ message }) => message),
        listener
      )
    )
  )
  const failed = await deliverHere(here)
  await addJobs(failed.map(({ message, listener }) => deliveryJob(message, listener)))
}
