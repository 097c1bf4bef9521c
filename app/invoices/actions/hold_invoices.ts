import db from '@adonisjs/lucid/services/db'
import { invoiceStates } from '#app/invoices/invoice_states'
import type Invoice from '#app/invoices/models/invoice'
import { holdColumns } from '#app/invoices/outcome_moves'
import type { Actor } from '#app/platform/actor'
import { transitionMany } from '#app/platform/states/transition'
import { channelStatuses } from '#app/sellers/queries/channel_statuses'

/** Lets drafts of originals wait whose seller the tax side turns away now: they would be turned away too. */
export class HoldInvoices {
  /** @returns the ids of those that wait now */
  async handle(input: { invoices: readonly Invoice[]; by: Actor }): Promise<ReadonlySet<string>> {
    const drafts = input.invoices.filter(({ state, isCredit }) => state === 'draft' && !isCredit)
    const statuses = await channelStatuses([...new Set(drafts.map(({ sellerId }) => sellerId))])
    const held = new Map<string, Record<string, unknown>>()
    const orderOf = new Map<string, string>()
    for (const { id, orderId, sellerId } of drafts) {
      const block = statuses.get(sellerId)?.blockedBy
      if (!block) continue
      held.set(id, holdColumns(block))
      orderOf.set(id, orderId)
    }
    if (held.size === 0) return new Set()
    return db.transaction(async (trx) => {
      const { moved } = await transitionMany(invoiceStates, [...held.keys()], 'hold', {
        by: input.by,
        trx,
        setEach: held,
        payload: (id) => ({ orderId: orderOf.get(id) ?? null }),
      })
      return new Set(moved)
    })
  }
}
