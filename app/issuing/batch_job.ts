import type { Job } from '#app/platform/queue/jobs'

export const WORK_ON_BATCH = 'issuing.work_on_batch'

/** However often it is asked for, one works on a batch. */
export function batchJob(batchId: string): Job {
  const id = `batch-${batchId}`
  return { queue: 'tax', task: WORK_ON_BATCH, payload: { batchId }, id }
}
