import { WorkOnBatch } from '#app/issuing/actions/work_on_batch'
import { WORK_ON_BATCH } from '#app/issuing/batch_job'
import type { Task } from '#app/platform/queue/tasks'

/** Works on a batch until it is done or has to pause. */
export default class WorkOnBatchTask implements Task<{ batchId: string }> {
  static id = WORK_ON_BATCH

  async handle({ batchId }: { batchId: string }): Promise<void> {
    await new WorkOnBatch().handle({ batchId })
  }
}
