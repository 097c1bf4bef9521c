import logger from '@adonisjs/core/services/logger'
import queueConfig from '#config/queue'
import type { QueueBackend } from './backend.js'
import { runTask, type TaskRun } from './tasks.js'

type Run = (task: string, payload: object, run: TaskRun) => Promise<void>

export interface WorkerTimes {
  lockMs: number
  stalledCheckMs: number
}

/** Takes the jobs of queues and runs their tasks. */
export class QueueWorkers {
  private readonly workers: InstanceType<QueueBackend['classes']['Worker']>[] = []

  constructor(
    private readonly backend: QueueBackend,
    private readonly run: Run = runTask,
    private readonly times: WorkerTimes = queueConfig
  ) {}

  async start(concurrency: Record<string, number>): Promise<void> {
    for (const [queue, count] of Object.entries(concurrency)) this.work(queue, count)
    await Promise.all(this.workers.map((worker) => worker.waitUntilReady()))
  }

  /** Takes no more jobs and waits for those in hand. */
  async stop(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()))
  }

  private work(queue: string, concurrency: number): void {
    const { classes, connection } = this.backend
    const worker = new classes.Worker(
      queue,
      async (job) => {
        const attempt = job.attemptsMade + 1
        const isLastAttempt = attempt >= (job.opts.attempts ?? 1)
        await this.run(job.name, job.data, { attempt, isLastAttempt })
      },
      {
        connection,
        concurrency,
        lockDuration: this.times.lockMs,
        stalledInterval: this.times.stalledCheckMs,
        maxStalledCount: queueConfig.survivedDeaths,
      }
    )
    worker.on('error', (error) => logger.error({ err: error, queue }, 'worker'))
    worker.on('failed', (job, error) => {
      const isOver = job === undefined || job.attemptsMade >= (job.opts.attempts ?? 1)
      const about = { err: error, queue, task: job?.name, job: job?.id, attempt: job?.attemptsMade }
      logger[isOver ? 'error' : 'warn'](about, isOver ? 'a job failed for good' : 'a job failed')
    })
    this.workers.push(worker)
  }
}
