import { IssueInvoices } from '#app/invoices/actions/issue_invoices'
import { openChannel } from '#app/invoices/channels'
import type { AskFailure } from '#app/invoices/errors'
import type { InvoiceState } from '#app/invoices/invoice_states'
import Invoice from '#app/invoices/models/invoice'
import type { Actor } from '#app/platform/actor'
import { failed, ok, type Result } from '#app/platform/result'

/** Asks the tax channel for one drafted invoice. */
export class IssueInvoice {
  async handle(input: {
    invoiceId: string
    by: Actor
    verb?: 'request' | 'request_again'
  }): Promise<Result<{ state: InvoiceState }, AskFailure>> {
    const { by, verb = 'request' } = input
    const invoice = await Invoice.query()
      .where('id', input.invoiceId)
      .preload('lines')
      .preload('original', (original) => original.preload('lines'))
      .first()
    if (!invoice) return failed({ type: 'missing' })
    if (invoice.isCredit && invoice.confirmationNumber === null)
      return failed({ type: 'not_confirmed' })
    const opened = openChannel(invoice.channel)
    if (!opened.ok) return opened
    const states = await new IssueInvoices().handle({ invoices: [invoice], by, verb })
    const state = states.get(invoice.id)
    if (state !== undefined) return ok({ state })
    await invoice.refresh()
    return failed({ type: 'stale', state: invoice.state })
  }
}
