import db from '@adonisjs/lucid/services/db'
import type { InvoiceState } from '#app/invoices/invoice_states'

/** How far a batch is. */
export interface BatchCounts {
  /** Orders that nobody has looked at yet. */
  waiting: number
  /** Orders that could not be drafted. */
  failed: number
  invoices: Partial<Record<InvoiceState, number>>
}

export async function batchCounts(batchId: string): Promise<BatchCounts> {
  const [items, invoices] = await Promise.all([
    counted('step', db.from('invoice_batch_items').where('batch_id', batchId)),
    counted('state', db.from('invoices').where('batch_id', batchId)),
  ])
  return { waiting: items.waiting ?? 0, failed: items.failed ?? 0, invoices }
}

async function counted(
  by: 'step' | 'state',
  query: ReturnType<ReturnType<typeof db.from>['where']>
): Promise<Record<string, number>> {
  const rows: { key: string; count: string }[] = await query
    .groupBy(by)
    .select(`${by} as key`)
    .count('* as count')
  return Object.fromEntries(rows.map(({ key, count }) => [key, Number(count)]))
}
