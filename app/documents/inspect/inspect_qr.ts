import { elementOf } from '#app/documents/inspect/element_of'
import { inspectTagged } from '#app/documents/inspect/inspect_tagged'
import type { InspectedInvoice } from '#app/documents/inspect/inspected_invoice'
import type { Source } from '#app/documents/inspect/inspection'
import { LenientValues } from '#app/documents/inspect/lenient_values'
import { readOldQrContent, readQrContent } from '#app/documents/qr_content'
import { formatYuan } from '#app/platform/money/fen'

/** What the symbols of a file say, as far as they are those of invoices; its last source, for it says least. */
export function inspectQrs(texts: readonly string[]): Source[] {
  const [invoice] = [...new Set(texts)].flatMap((text) => ofToday(text) ?? ofOlderKind(text) ?? [])
  return invoice ? [{ name: 'qr_code', invoice }] : []
}

function ofToday(text: string): InspectedInvoice | null {
  const content = readQrContent(text)
  if (content === null) return null
  const root = elementOf('root', {
    InvoiceNo: content.invoiceNumber,
    IssueDate: content.issuedOn,
    TaxInclusiveTotalAmount: formatYuan(content.totalFen),
  })
  return { ...inspectTagged(root, new LenientValues()), kind: content.kind }
}

function ofOlderKind(text: string): InspectedInvoice | null {
  const content = readOldQrContent(text)
  if (content === null) return null
  const root = elementOf('root', {
    InvoiceCode: content.invoiceCode,
    InvoiceNo: content.invoiceNumber,
    IssueDate: content.issuedOn,
    InvoiceCheckCode: content.checkCode,
    TaxExclusiveTotalAmount: formatYuan(content.netFen),
  })
  return { ...inspectTagged(root, new LenientValues()), kind: content.kind }
}
