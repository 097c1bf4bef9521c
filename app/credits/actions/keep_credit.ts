import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import { type CreditDraft, creditLineRows, creditRow } from '#app/credits/credit_draft'
import { billedLines } from '#app/credits/queries/taken_back'
import { invoiceStates } from '#app/invoices/invoice_states'
import type { Actor } from '#app/platform/actor'
import { insertMany } from '#app/platform/database/insert_many'
import { recordInitialState } from '#app/platform/states/transition'

/** Writes a credit invoice down as a draft. It waits for its form; nobody hears of it before. */
export class KeepCredit {
  async handle(
    input: { draft: CreditDraft; by: Actor },
    trx: TransactionClientContract
  ): Promise<void> {
    const { draft, by } = input
    const row = creditRow(draft)
    const lines = creditLineRows(draft, await billedLines(draft.original.id, trx))
    const shares = Map.groupBy(lines, ({ orderId }) => orderId)
    const orders = [...shares].map(([orderId, own]) => ({
      invoice_id: draft.id,
      order_id: orderId,
      amount_fen: own.reduce((sum, { allocation }) => sum + allocation.amount_fen, 0),
    }))
    await insertMany(trx, 'invoices', [row])
    await insertMany(trx, 'invoice_orders', orders)
    const written = lines.map(({ line }) => line)
    await insertMany(trx, 'invoice_lines', written)
    const allocations = lines.map(({ allocation }) => allocation)
    await insertMany(trx, 'invoice_line_allocations', allocations)
    await recordInitialState(invoiceStates, [draft.id], 'draft', { by, trx })
    const details = { originalId: draft.original.id, reason: draft.reason }
    const subject = { subject: 'invoice', subjectId: draft.id }
    await record({ actor: by, action: 'invoices.credit_drafted', ...subject, details }, trx)
  }
}
