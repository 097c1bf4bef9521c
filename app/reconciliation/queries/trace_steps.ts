import db from '@adonisjs/lucid/services/db'
import {
  FAMILY,
  HANDED_OVER_STEPS,
  INVOICE_STEPS,
  MONEY_STEPS,
  ORDER_STEPS,
} from '#app/reconciliation/queries/trace_sql'
import { TRACE_STAGES, type TraceStage, type TraceStep } from '#app/reconciliation/trace_step'

interface StepRow {
  at: Date
  stage: TraceStage
  code: string
  actor_kind: string
  actor_id: string | null
  facts: Record<string, unknown>
  table: string
  id: string
}

/** Everything that happened around an invoice, oldest first; of one moment, in the order of the business. */
export async function traceSteps(invoiceId: string): Promise<TraceStep[]> {
  const parts = [ORDER_STEPS, MONEY_STEPS, INVOICE_STEPS, HANDED_OVER_STEPS]
  const { rows }: { rows: StepRow[] } = await db.rawQuery(
    `with ${FAMILY} select * from (${parts.join(' union all ')}) steps
      order by at, array_position(cast(:stages as text[]), stage), id`,
    { id: invoiceId, stages: [...TRACE_STAGES] }
  )
  return rows.map(({ at, stage, code, facts, table, id, ...row }) => ({
    ...{ at, stage, code, facts, source: { table, id } },
    actorKind: row.actor_kind,
    actorId: row.actor_id,
  }))
}
