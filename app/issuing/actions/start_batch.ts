import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import { invoiceTriggers } from '#app/invoices/queries/invoice_triggers'
import { type BatchChoice, choiceFields } from '#app/issuing/batch_choice'
import { batchStates } from '#app/issuing/batch_states'
import { dueOrders } from '#app/issuing/queries/due_orders'
import { batchJob } from '#app/issuing/batch_job'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { spendOnce } from '#app/platform/forms/spend_once'
import { addJobs } from '#app/platform/queue/jobs'
import { failed, ok, type Result } from '#app/platform/result'
import { recordInitialState } from '#app/platform/states/transition'

export type BatchFailure = { type: 'nothing_due' }

interface Starting {
  choice: BatchChoice
  by: Actor & { kind: 'staff' }
  /** Of the form: sent twice it starts one batch. */
  formToken: unknown
}

/** Writes down which orders a batch takes, all at once and by the database alone, and lets the worker begin. */
export class StartBatch {
  async handle(input: Starting): Promise<Result<{ path: string }, BatchFailure>> {
    const id = newId()
    const path = `/desk/invoices/batches/${id}`
    const started = await db.transaction(async (trx) => {
      const spending = await spendOnce(input.formToken, trx, path)
      if (spending !== 'fresh') return ok({ path: spending.spentWith ?? '/desk/invoices/batches' })
      const items = await this.#write(id, input, trx)
      if (items > 0) return ok({ path })
      await trx.rollback()
      return failed({ type: 'nothing_due' as const })
    })
    if (started.ok && started.value.path === path) await addJobs([batchJob(id)])
    return started
  }

  async #write(id: string, { choice, by }: Starting, trx: TransactionClientContract) {
    const now = clock.now().toISO()
    await trx.table('invoice_batches').insert({
      id,
      author_id: by.id,
      state: 'running',
      choice: JSON.stringify(choice),
      items: 0,
      created_at: now,
      updated_at: now,
    })
    const items = await takeItems(id, choice, trx)
    await trx.from('invoice_batches').where({ id }).update({ items })
    await recordInitialState(batchStates, [id], 'running', { by, trx })
    const chosen = choiceFields(choice).map(([name]) => name)
    const details = { items, chosen: [...new Set(chosen)] }
    const entry = { action: 'invoices.batch_started', subject: 'invoice_batch', subjectId: id }
    await record({ actor: by, ...entry, details }, trx)
    return items
  }
}

async function takeItems(
  batchId: string,
  choice: BatchChoice,
  trx: TransactionClientContract
): Promise<number> {
  const due = dueOrders(choice, await invoiceTriggers(trx))
  const { sql, bindings } = due.select('orders.id', 'orders.paid_at').toSQL()
  const { rowCount } = await trx.rawQuery<{ rowCount: number }>(
    `insert into invoice_batch_items (id, batch_id, order_id, position, step)
     select gen_random_uuid(), ?, due.id, row_number() over (order by due.paid_at, due.id), 'waiting' from (${sql}) as due`,
    [batchId, ...(bindings as string[])]
  )
  return rowCount
}
