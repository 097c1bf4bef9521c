import { BUSINESS_ZONE } from '#app/platform/clock'
import type { Queues } from './queue.js'
import { QUEUE_NAMES, type QueueName } from './queue_name.js'
import { type LazyTask, onDemand } from './tasks.js'

type Unit = 'second' | 'seconds' | 'minute' | 'minutes' | 'hour' | 'hours'
export type Interval = `${number} ${Unit}`
export type TimeOfDay = `${number}:${number}`

type Rhythm = { every: number } | { pattern: string; tz: string }

export interface Scheduled {
  queue: string
  rhythm: Rhythm
  load: LazyTask
}

const schedule: Scheduled[] = []

/** Runs a task again and again. Only `start/schedule.ts` calls it. */
export function every(interval: Interval, queue: QueueName, load: LazyTask): void {
  plan({ queue, rhythm: { every: milliseconds(interval) }, load })
}

/** Runs a task once a day, at a time of China: `daily('03:20', …)`. */
export function daily(time: TimeOfDay, queue: QueueName, load: LazyTask): void {
  const [hour, minute] = time.split(':').map(Number)
  plan({ queue, rhythm: { pattern: `${minute} ${hour} * * *`, tz: BUSINESS_ZONE }, load })
}

/**
 * Makes the schedule of the queues equal to the page: what is new or changed is set, what stands
 * there no more is removed. A tick that fails is not repeated; the next one comes.
 */
export async function applySchedule(
  queues: Queues,
  planned: readonly Scheduled[] = schedule,
  names: readonly string[] = QUEUE_NAMES
): Promise<void> {
  const wanted = new Set<string>()
  for (const { queue, rhythm, load } of planned) {
    const { default: task } = await load()
    wanted.add(`${queue} ${task.id}`)
    const template = { name: task.id, data: {}, opts: { attempts: 1 } }
    await queues.queue(queue).upsertJobScheduler(task.id, rhythm, template)
  }
  for (const name of names) {
    const queue = queues.queue(name)
    for (const { key } of await queue.getJobSchedulers()) {
      if (!wanted.has(`${name} ${key}`)) await queue.removeJobScheduler(key)
    }
  }
}

function plan(scheduled: Scheduled): void {
  schedule.push(scheduled)
  onDemand(scheduled.load)
}

function milliseconds(interval: Interval): number {
  const [count, unit] = interval.split(' ')
  const factor = unit.startsWith('second') ? 1 : unit.startsWith('minute') ? 60 : 3_600
  return Number(count) * factor * 1_000
}
