import type { QueueName } from '#app/platform/queue/queue_name'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

const queueConfig = {
  /** How many jobs of a queue one worker process runs at once. */
  concurrency: {
    money: 4,
    tax: 8,
    courier: 4,
    mail: 2,
    import: 1,
    documents: 6,
    maintenance: 2,
  } satisfies Record<QueueName, number>,

  /** Pauses of 2 s, 4 s, 8 s …: ten attempts take about 17 minutes, then a person must look. */
  attempts: 10,
  firstPauseMs: 2_000,
  pauseJitter: 0.2,
  keepFailedMs: 14 * DAY_MS,

  /** A job whose worker died is taken up again after at most their sum. */
  lockMs: 10_000,
  stalledCheckMs: 5_000,
  /** How often the worker of a job may die before the job counts as the reason. */
  survivedDeaths: 20,

  /** Connections of one process: a listening one for each queue, and some to work with. */
  maxConnections: 12,

  relay: {
    batch: 200,
    /** Listeners that run inside the relay at once. */
    concurrency: 4,
    /** How often the relay looks by itself, should a wake-up get lost. */
    pollMs: 500,
  },
  keepRelayedMs: 30 * DAY_MS,
}

export default queueConfig
