import { IssueInvoice } from '#app/invoices/actions/issue_invoice'
import { RecordOutcomes } from '#app/invoices/actions/record_outcomes'
import { openChannel } from '#app/invoices/channels'
import type { AskFailure } from '#app/invoices/errors'
import type { InvoiceState } from '#app/invoices/invoice_states'
import Invoice from '#app/invoices/models/invoice'
import type { IssuedInvoice } from '#app/invoices/channel_messages'
import type { Actor } from '#app/platform/actor'
import type { Outcome } from '#app/platform/http/outcome'
import { failed, ok, type Result } from '#app/platform/result'

/**
 * Asks the tax channel what became of a request, by the number that was stored before it was sent. A request
 * that never arrived is sent again under the same number, so that it can be issued once at most.
 */
export class ResolveInvoice {
  async handle(input: {
    invoiceId: string
    by: Actor
  }): Promise<Result<{ state: InvoiceState }, AskFailure>> {
    const { invoiceId, by } = input
    const invoice = await Invoice.find(invoiceId)
    if (!invoice) return failed({ type: 'missing' })
    if (invoice.state === 'draft') return new IssueInvoice().handle({ invoiceId, by })
    if (!['requested', 'pending', 'unknown'].includes(invoice.state))
      return failed({ type: 'stale', state: invoice.state })
    const opened = openChannel(invoice.channel)
    if (!opened.ok) return opened

    const { channel, capabilities } = opened.value
    const sendAgain = () => new IssueInvoice().handle({ invoiceId, by, verb: 'request_again' })
    if (!capabilities.query) return sendAgain()
    const outcome = await channel.query(invoice.issueRequestNo)
    if (neverArrived(outcome) && invoice.state !== 'pending') return sendAgain()
    const answers = [{ invoice, outcome: aboutTheRequest(outcome) }]
    const states = await new RecordOutcomes().handle({ answers, by })
    return ok({ state: states.get(invoiceId) ?? invoice.state })
  }
}

/** Without a sign-in the question is turned away, which says nothing about the request. */
function aboutTheRequest(outcome: Outcome<IssuedInvoice>): Outcome<IssuedInvoice> {
  const isTurnedAway = outcome.status === 'declined' && outcome.reason === 'login_needed'
  return isTurnedAway ? { status: 'unknown', reason: outcome.reason } : outcome
}

function neverArrived(outcome: Outcome<IssuedInvoice>): boolean {
  return outcome.status === 'declined' && outcome.reason === 'not_found'
}
