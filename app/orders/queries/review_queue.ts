import db from '@adonisjs/lucid/services/db'
import type { Verdict } from '#app/orders/checks/check'
import { maskedCustomerName } from '#app/orders/masked_details'
import { ORDER_LIST_COLUMNS, type StoredOrder, toListRow } from '#app/orders/queries/order_list_row'
import { waitingTime } from '#app/orders/waiting_time'
import { type CappedCount, cappedCount } from '#app/platform/database/capped_count'
import { isId } from '#app/platform/database/uuid'

export const REVIEWS_PER_PAGE = 100

export interface QueueFilter {
  kind: 'all' | 'clean' | 'findings'
  /** The last order of the page before. */
  after: string | null
}

export function readQueueFilter(asked: Record<string, unknown>): QueueFilter {
  const kind = asked.kind === 'clean' || asked.kind === 'findings' ? asked.kind : 'all'
  return { kind, after: isId(asked.after) ? asked.after : null }
}

/** Orders that wait for their review, longest waiting first, with the verdicts of their last check. */
export async function reviewQueue({ kind, after }: QueueFilter, reviewerId: string) {
  const query = waiting(kind)
    .select(ORDER_LIST_COLUMNS)
    .orderBy('submitted_at')
    .orderBy('id')
    .limit(REVIEWS_PER_PAGE + 1)
  if (after) {
    query.whereRaw(
      '(submitted_at, id) > (select o.submitted_at, o.id from orders o where o.id = ?)',
      [after]
    )
  }
  const found: StoredOrder[] = await query
  const shown = found.slice(0, REVIEWS_PER_PAGE).map(toListRow)
  const verdicts = await lastVerdicts(shown.map(({ id }) => id))
  return {
    counts: await countKinds(),
    next: found.length > REVIEWS_PER_PAGE ? (shown.at(-1)?.id ?? null) : null,
    rows: shown.map(({ details, ...row }) => ({
      ...row,
      customer: maskedCustomerName(details),
      waiting: waitingTime(row.submittedAt ?? row.placedAt),
      isOwn: row.authorId === reviewerId,
      verdicts: verdicts.get(row.id) ?? [],
    })),
  }
}

async function countKinds(): Promise<Record<QueueFilter['kind'], CappedCount>> {
  const [all, clean, findings] = [
    await cappedCount(waiting('all')),
    await cappedCount(waiting('clean')),
    await cappedCount(waiting('findings')),
  ]
  return { all, clean, findings }
}

function waiting(kind: QueueFilter['kind']) {
  const query = db.query<StoredOrder>().from('orders')
  query.where('state', 'in_review').whereNull('deleted_at')
  if (kind !== 'all') query.where('has_findings', kind === 'findings')
  return query
}

async function lastVerdicts(orderIds: string[]): Promise<Map<string, Verdict[]>> {
  const rows: { order_id: string; verdicts: Verdict[] }[] = await db
    .from('order_checks')
    .distinctOn('order_id')
    .select('order_id', 'verdicts')
    .whereIn('order_id', orderIds)
    .orderBy('order_id')
    .orderBy('round', 'desc')
  return new Map(rows.map((row) => [row.order_id, row.verdicts]))
}
