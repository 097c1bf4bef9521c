import { inspectFile } from '#app/documents/inspect/inspect_file'
import type { DocumentFormat } from '#app/invoices/channel_messages'
import type Invoice from '#app/invoices/models/invoice'
import { failed, ok, type Result } from '#app/platform/result'

export type DocumentFault =
  /** Something else than a file of this format: a page that asks for patience, half a file. */
  | { type: 'not_a_document' }
  /** An invoice, and not this one: names of what it says otherwise. */
  | { type: 'differs'; fields: string[] }

const SMALLEST: Record<DocumentFormat, number> = { pdf: 500, ofd: 500, xml: 200 }

/**
 * Whether a file that came from a tax channel is what it says, judged by its content: of this format, a readable
 * invoice, with the number, the totals and the parties of ours. What a file does not say is not held against it,
 * but for its number.
 */
export function checkDocument(
  invoice: Invoice,
  format: DocumentFormat,
  bytes: Buffer
): Result<null, DocumentFault> {
  const read = bytes.length < SMALLEST[format] ? null : inspectFile(bytes)
  if (read === null || !read.ok || read.value.format !== format)
    return failed({ type: 'not_a_document' })
  const { buyerDetails: buyer, seller } = invoice
  const { invoice: said } = read.value
  if (said.invoiceNumber === null) return failed({ type: 'not_a_document' })
  const pairs: Record<string, [string | number | null, string | number | null]> = {
    invoiceNumber: [invoice.invoiceNumber, said.invoiceNumber],
    netFen: [invoice.netFen, said.netFen],
    taxFen: [invoice.taxFen, said.taxFen],
    totalFen: [invoice.totalFen, said.totalFen],
    sellerTaxpayerId: [seller.taxpayerId, said.seller.taxpayerId],
    buyerTaxpayerId: [buyer.taxpayerId, said.buyer.taxpayerId],
  }
  const fields = Object.keys(pairs).filter((name) => {
    const [ours, theirs] = pairs[name]
    return theirs !== null && ours !== theirs
  })
  return fields.length > 0 ? failed({ type: 'differs', fields }) : ok(null)
}
