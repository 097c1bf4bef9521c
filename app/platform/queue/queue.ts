import app from '@adonisjs/core/services/app'
import logger from '@adonisjs/core/services/logger'
import queueConfig from '#config/queue'
import { configuredStore, openBackend, type QueueBackend } from './backend.js'
import type { Job } from './jobs.js'

type Queue = InstanceType<QueueBackend['classes']['Queue']>

/** A job that failed on every attempt and waits for a person. */
export interface FailedJob {
  queue: string
  id: string
  task: string
  payload: unknown
  reason: string
  failedAt: Date
}

type RetryRules = Pick<
  typeof queueConfig,
  'attempts' | 'firstPauseMs' | 'pauseJitter' | 'keepFailedMs'
>

/** The queues of one process; each is opened by its first use. */
export class Queues {
  private readonly opened = new Map<string, Queue>()

  constructor(
    readonly backend: QueueBackend,
    private readonly rules: RetryRules = queueConfig
  ) {}

  /** Jobs of one queue travel in one statement. */
  async add(jobs: (Omit<Job, 'queue'> & { queue: string })[]): Promise<void> {
    const byQueue = Map.groupBy(jobs, ({ queue }) => queue)
    await Promise.all([...byQueue].map(([name, its]) => this.queue(name).addBulk(its.map(toBulk))))
  }

  queue(name: string): Queue {
    const known = this.opened.get(name)
    if (known) return known
    const { classes, connection } = this.backend
    const queue = new classes.Queue(name, {
      connection,
      defaultJobOptions: jobOptions(this.rules),
    })
    queue.on('error', (error) => logger.error({ err: error, queue: name }, 'queue'))
    this.opened.set(name, queue)
    return queue
  }

  /** Newest first, at most `limit` a queue. */
  async failedJobs(names: readonly string[], limit: number): Promise<FailedJob[]> {
    const found = await Promise.all(
      names.map(async (queue) => {
        const jobs = await this.queue(queue).getFailed(0, limit - 1)
        return jobs.map((job) => ({
          queue,
          id: job.id ?? '',
          task: job.name,
          payload: job.data,
          reason: job.failedReason,
          failedAt: new Date(job.finishedOn ?? job.timestamp),
        }))
      })
    )
    return found.flat().sort((a, b) => b.failedAt.getTime() - a.failedAt.getTime())
  }

  /** @returns false when no failed job of that id is kept */
  async retryFailed(name: string, id: string): Promise<boolean> {
    const job = await this.queue(name).getJob(id)
    if (!job || !(await job.isFailed())) return false
    await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true })
    return true
  }

  async close(): Promise<void> {
    await Promise.all([...this.opened.values()].map((queue) => queue.close()))
    await this.backend.close()
  }
}

function jobOptions({ attempts, firstPauseMs, pauseJitter, keepFailedMs }: RetryRules) {
  return {
    attempts,
    backoff: { type: 'exponential', delay: firstPauseMs, jitter: pauseJitter },
    // A number to keep would cost that many rows per job on PostgreSQL (bullmq 6.7).
    removeOnComplete: true,
    removeOnFail: { age: keepFailedMs / 1_000 },
  }
}

function toBulk({ task, payload, id, delayMs }: Omit<Job, 'queue'>) {
  return { name: task, data: payload, opts: { jobId: id, delay: delayMs } }
}

let ofProcess: Promise<Queues> | null = null

/** The queues of the configured store, opened once per process and closed with it. */
export function queues(): Promise<Queues> {
  ofProcess ??= open()
  return ofProcess
}

export async function addToQueues(jobs: Job[]): Promise<void> {
  const its = await queues()
  await its.add(jobs)
}

async function open(): Promise<Queues> {
  const opened = new Queues(openBackend(await configuredStore()))
  app.terminating(() => opened.close())
  return opened
}
