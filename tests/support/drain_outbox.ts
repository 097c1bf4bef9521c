import db from '@adonisjs/lucid/services/db'
import { markRelayed, relayMessages, takeMessages } from '#app/platform/outbox/relay_messages'
import { divertJobs, type Job } from '#app/platform/queue/jobs'
import { runTask } from '#app/platform/queue/tasks'
import '#start/events'
import '#start/schedule'

const MOST_STEPS = 10_000

let waiting: Job[] = []

// From the import on, jobs of this process stay here, in the order in which they came.
divertJobs(async (jobs) => {
  for (const job of jobs) {
    if (job.id === undefined || !waiting.some(({ id }) => id === job.id)) waiting.push(job)
  }
})

/**
 * Relays messages and runs jobs in this process until nothing is left, delays included, one after
 * the other. A listener or task that fails throws here, and is tried again by the next call.
 * With `twice` everything is delivered and run two times: what the test then sees proves that each
 * effect happens once.
 * @returns how many messages and jobs there were
 */
export async function drainOutbox({ twice = false } = {}) {
  const drained = { messages: 0, jobs: 0 }
  for (let step = 0; step < MOST_STEPS; step++) {
    const messages = await takeMessages(db)
    if (messages.length === 0 && waiting.length === 0) return drained
    drained.messages += messages.length
    await relayMessages(messages)
    if (twice) await relayMessages(messages)
    if (messages.length > 0) await markRelayed(db, messages)
    drained.jobs += await runWaiting(twice)
  }
  throw new Error('the outbox never runs dry: an event answers an event')
}

/** Forgets jobs and messages that other tests left behind. */
export async function clearOutbox(): Promise<void> {
  waiting = []
  await db.from('outbox_messages').whereNull('relayed_at').delete()
}

async function runWaiting(twice: boolean): Promise<number> {
  const jobs = [...waiting]
  for (const job of jobs) {
    for (let run = 0; run < (twice ? 2 : 1); run++)
      await runTask(job.task, job.payload, { attempt: 1, isLastAttempt: true })
    waiting = waiting.filter((other) => other !== job)
  }
  return jobs.length
}
