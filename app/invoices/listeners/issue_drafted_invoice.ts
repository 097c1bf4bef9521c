import { IssueInvoices } from '#app/invoices/actions/issue_invoices'
import { askableDrafts } from '#app/invoices/queries/askable_drafts'
import { SYSTEM } from '#app/platform/actor'
import type { Listener, Message } from '#app/platform/outbox/listener'

type Payload = { invoiceId: string }

/**
 * Asks the tax channel for drafts. Only a draft is asked for, so a second delivery does nothing; what is cut short here,
 * or cannot be asked now, is taken up by the resolver.
 */
export default class IssueDraftedInvoice implements Listener<Payload> {
  static id = 'invoices.issue_drafted_invoice'
  static queue = 'tax' as const

  handle(message: Message<Payload>): Promise<void> {
    return this.handleMany([message])
  }

  async handleMany(messages: readonly Message<Payload>[]): Promise<void> {
    const invoices = await askableDrafts(messages.map(({ payload }) => payload.invoiceId))
    await new IssueInvoices().handle({ invoices, by: SYSTEM, verb: 'request' })
  }
}
