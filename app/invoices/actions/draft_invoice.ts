import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DraftInvoices } from '#app/invoices/actions/draft_invoices'
import type { DraftedInvoice } from '#app/invoices/actions/keep_drafts'
import type { DraftFailure } from '#app/invoices/errors'
import type { Actor } from '#app/platform/actor'
import { ok, type Result } from '#app/platform/result'

/** Drafts the invoice of one order, over all that is not invoiced yet; answers with the first where it is split. */
export class DraftInvoice {
  async handle(
    input: { orderId: string; by: Actor },
    trx: TransactionClientContract
  ): Promise<Result<DraftedInvoice, DraftFailure>> {
    const bills = [{ orderIds: [input.orderId] as const }]
    const [drafted] = await new DraftInvoices().handle({ bills, by: input.by }, trx)
    return drafted.ok ? ok(drafted.value[0]) : drafted
  }
}
