import { SteerBatch } from '#app/issuing/actions/steer_batch'
import InvoiceBatch from '#app/issuing/models/invoice_batch'
import { batchJob } from '#app/issuing/batch_job'
import { SYSTEM } from '#app/platform/actor'
import { addJobs } from '#app/platform/queue/jobs'
import type { Task } from '#app/platform/queue/tasks'
import { turnedAway } from '#app/issuing/queries/turned_away'

/** Takes up batches whose worker died, and those that waited for the tax side when it issues again. */
export default class KeepBatchesGoing implements Task<object> {
  static id = 'issuing.keep_batches_going'

  async handle(): Promise<void> {
    const open = await InvoiceBatch.query().whereNot('state', 'done').orderBy('createdAt')
    const waiting = open.filter(
      ({ state, pausedBy }) => state === 'paused' && pausedBy !== 'by_hand'
    )
    if (waiting.length > 0 && (await turnedAway()) === null)
      for (const { id } of waiting)
        await new SteerBatch().handle({ batchId: id, verb: 'go_on', by: SYSTEM })
    await addJobs(open.filter(({ state }) => state === 'running').map(({ id }) => batchJob(id)))
  }
}
