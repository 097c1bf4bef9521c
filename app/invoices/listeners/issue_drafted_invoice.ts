import { IssueInvoice } from '#app/invoices/actions/issue_invoice'
import { isParked } from '#app/invoices/queries/unsettled_invoices'
import { SYSTEM } from '#app/platform/actor'
import type { Listener, Message } from '#app/platform/outbox/listener'

/**
 * Asks the tax channel for a draft. Only a draft is asked for, so a second delivery does nothing; what is cut
 * short here, or cannot be asked now, is taken up by the resolver.
 */
export default class IssueDraftedInvoice implements Listener<{ invoiceId: string }> {
  static id = 'invoices.issue_drafted_invoice'
  static queue = 'tax' as const

  async handle({ payload }: Message<{ invoiceId: string }>): Promise<void> {
    if (await isParked(payload.invoiceId)) return
    await new IssueInvoice().handle({ invoiceId: payload.invoiceId, by: SYSTEM })
  }
}
