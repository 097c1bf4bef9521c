import Invoice from '#app/invoices/models/invoice'
import { linkIdOf } from '#app/notifications/invoice_link'
import InvoiceLink from '#app/notifications/models/invoice_link'

/** Where a token of a link leads, whether or not it is still open; null when it is none of ours. */
export async function linkedInvoice(
  token: unknown
): Promise<{ link: InvoiceLink; invoice: Invoice } | null> {
  const id = linkIdOf(token)
  const link = id && (await InvoiceLink.find(id))
  if (!link) return null
  const invoice = await Invoice.query()
    .where('id', link.invoiceId)
    .preload('documents')
    .firstOrFail()
  return { link, invoice }
}
