import type InvoiceBatch from '#app/issuing/models/invoice_batch'
import type { BatchCounts } from '#app/issuing/queries/batch_counts'

/** A batch as its page shows it: counts of what is done, under way and in somebody's hands. */
export function batchView(batch: InvoiceBatch, { waiting, failed, invoices }: BatchCounts) {
  const { issued = 0, refused = 0, draft = 0, ...others } = invoices
  const { requested = 0, pending = 0, unknown = 0, waiting: held = 0 } = others
  const underWay = requested + pending + unknown + held
  return {
    id: batch.id,
    state: batch.state,
    pausedBy: batch.pausedBy,
    items: batch.items,
    createdAt: batch.createdAt,
    counts: { waiting: waiting + draft, underWay, issued },
    failures: failed + refused,
    settled: Math.max(0, batch.items - waiting - draft - underWay),
    canRetry: batch.state === 'done' && failed + refused > 0,
  }
}
