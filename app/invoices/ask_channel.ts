import type { IssuedInvoice } from '#app/invoices/channel_messages'
import { creditRequest } from '#app/invoices/credit_request'
import { issueRequest } from '#app/invoices/issue_request'
import type Invoice from '#app/invoices/models/invoice'
import type { TaxChannel } from '#app/invoices/tax_channel'
import type { Outcome } from '#app/platform/http/outcome'

/** The call that asks for an invoice: originals and credits go different ways, and come back the same. */
export function askFor(invoice: Invoice, channel: TaxChannel): Promise<Outcome<IssuedInvoice>> {
  return invoice.isCredit
    ? channel.issueCredit(creditRequest(invoice))
    : channel.issue(issueRequest(invoice))
}
