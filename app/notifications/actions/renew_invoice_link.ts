import type Invoice from '#app/invoices/models/invoice'
import { SendInvoiceTo } from '#app/notifications/actions/send_invoice_to'
import type InvoiceLink from '#app/notifications/models/invoice_link'
import Message from '#app/notifications/models/message'
import { mayRenewLink } from '#app/notifications/link_limit'
import { SYSTEM } from '#app/platform/actor'
import { failed, type Result } from '#app/platform/result'

type Failure = { type: 'not_expired' } | { type: 'too_often' } | { type: 'not_issued' }

/** Sends a new link to whom the old one went: whoever asks learns nothing and gets nothing in hand. */
export class RenewInvoiceLink {
  async handle(input: {
    link: InvoiceLink
    /** With `documents`. */
    invoice: Invoice
    formToken: unknown
  }): Promise<Result<null, Failure>> {
    const { link, invoice, formToken } = input
    if (link.standing !== 'expired') return failed({ type: 'not_expired' })
    const { channel, recipientDetails } = await Message.findOrFail(link.messageId)
    if (channel === 'site') return failed({ type: 'not_expired' })
    if (!(await mayRenewLink(link.id))) return failed({ type: 'too_often' })
    const sending = { invoice, channel, ...recipientDetails, by: SYSTEM, formToken }
    return new SendInvoiceTo().handle(sending)
  }
}
