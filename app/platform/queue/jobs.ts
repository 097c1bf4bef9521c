import type { QueueName } from './queue_name.js'

/** A piece of work on its way to a queue. The payload holds ids and codes, never personal data. */
export interface Job {
  queue: QueueName
  /** The id of the task that does it. */
  task: string
  payload: object
  /** While a job of this id waits, runs or is kept as failed, adding it again does nothing. */
  id?: string
  delayMs?: number
}

type Destination = (jobs: Job[]) => Promise<void>

// bullmq is loaded by the first job, so that pages and commands that add none start faster.
const queues: Destination = async (jobs) => {
  const { addToQueues } = await import('./queue.js')
  await addToQueues(jobs)
}

let destination = queues

export async function addJobs(jobs: Job[]): Promise<void> {
  for (const { id } of jobs) {
    if (id !== undefined && (id.includes(':') || /^\d+$/.test(id)))
      throw new Error(`"${id}" is no id for a job: it must not be a number nor hold a colon`)
  }
  if (jobs.length > 0) await destination(jobs)
}

/** For tests: keeps jobs in this process. Returns what sends them to the queues again. */
export function divertJobs(to: Destination): () => void {
  destination = to
  return () => {
    destination = queues
  }
}
