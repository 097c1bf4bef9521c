import { drawOfd, type OfdPageView, type OfdViewFailure } from '#app/documents/ofd_view/draw_ofd'
import { OpenDocument } from '#app/invoices/actions/open_document'
import type Invoice from '#app/invoices/models/invoice'
import type { Actor } from '#app/platform/actor'
import { failed, type Result } from '#app/platform/result'

export type ShowFailure = OfdViewFailure | { type: 'no_document' }

/** A page of the stored OFD, drawn from its bytes for somebody who may have it. Opening it is recorded like a download. */
export class ShowInvoicePage {
  async handle(input: {
    /** With `documents`. */
    invoice: Invoice
    page: number
    by: Actor
  }): Promise<Result<OfdPageView, ShowFailure>> {
    const { invoice, page, by } = input
    const opened = await new OpenDocument().handle({ invoice, format: 'ofd', by })
    return opened ? drawOfd(opened.bytes, page) : failed({ type: 'no_document' })
  }
}
