import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import { RetryItems } from '#app/issuing/actions/retry_items'
import { type BatchState, batchStates } from '#app/issuing/batch_states'
import type InvoiceBatch from '#app/issuing/models/invoice_batch'
import { batchJob } from '#app/issuing/batch_job'
import type { Actor } from '#app/platform/actor'
import { addJobs } from '#app/platform/queue/jobs'
import { failed, ok, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'

interface Steering {
  batchId: string
  verb: 'pause' | 'go_on' | 'retry'
  by: Actor
  /** Of a pause. */
  reason?: NonNullable<InvoiceBatch['pausedBy']>
}

export type SteerFailure = { type: 'missing' } | { type: 'stale'; state: BatchState }

/** Pauses a batch, lets it go on, or tries again what failed. */
export class SteerBatch {
  async handle(input: Steering): Promise<Result<null, SteerFailure>> {
    const steered = await db.transaction((trx) => this.#steer(input, trx))
    if (steered.ok && input.verb !== 'pause') await addJobs([batchJob(input.batchId)])
    return steered
  }

  async #steer(
    { batchId: id, verb, by, reason = 'by_hand' }: Steering,
    trx: TransactionClientContract
  ): Promise<Result<null, SteerFailure>> {
    const set = { paused_by: verb === 'pause' ? reason : null }
    const moved = await transition(batchStates, { id }, verb, { by, trx, set })
    if (!moved.ok) return failed(moved.failure)
    if (verb === 'retry') await new RetryItems().handle({ batchId: id, by }, trx)
    const action = `invoices.batch_${verb}`
    await record({ actor: by, action, subject: 'invoice_batch', subjectId: id }, trx)
    return ok(null)
  }
}
