import { elementOf } from '#app/documents/inspect/element_of'
import { inspectTagged } from '#app/documents/inspect/inspect_tagged'
import type { Source } from '#app/documents/inspect/inspection'
import { LenientValues } from '#app/documents/inspect/lenient_values'
import { readQrContent } from '#app/documents/qr_content'
import { formatYuan } from '#app/platform/money/fen'

/** What the symbols of a file say, as far as they are those of invoices; its last source, for it says least. */
export function inspectQrs(texts: readonly string[]): Source[] {
  const [text] = [...new Set(texts)].filter((one) => readQrContent(one) !== null)
  const content = text === undefined ? null : readQrContent(text)
  if (content === null) return []
  const root = elementOf('root', {
    InvoiceNo: content.invoiceNumber,
    IssueDate: content.issuedOn,
    TaxInclusiveTotalAmount: formatYuan(content.totalFen),
  })
  const invoice = inspectTagged(root, new LenientValues())
  return [{ name: 'qr_code', invoice: { ...invoice, kind: content.kind } }]
}
