import type { InspectedInvoice, InspectedLine } from '#app/documents/inspect/inspected_invoice'
import { shanghaiTime } from '#app/documents/shanghai_time'
import type { Fen } from '#app/platform/money/fen'
import { formatYuan } from '#app/platform/money/fen'

const MOST_LINES = 2000

/** What an invoice says, by name of the field, as text that can be compared and shown. Null: it does not say. */
export function comparedValues(invoice: InspectedInvoice): Map<string, string | null> {
  const { seller, buyer } = invoice
  return new Map([
    ['invoiceNumber', invoice.invoiceNumber],
    ['kind', invoice.kind],
    ['issuedOn', invoice.issuedAt && shanghaiTime(invoice.issuedAt).date],
    ['seller.name', unspaced(seller.name)],
    ['seller.taxpayerId', seller.taxpayerId],
    ['seller.address', unspaced(seller.address)],
    ['seller.phone', seller.phone],
    ['seller.bankName', unspaced(seller.bankName)],
    ['seller.bankAccount', seller.bankAccount],
    ['buyer.name', unspaced(buyer.name)],
    ['buyer.taxpayerId', buyer.taxpayerId],
    ['buyer.address', unspaced(buyer.address)],
    ['buyer.phone', buyer.phone],
    ['buyer.bankName', unspaced(buyer.bankName)],
    ['buyer.bankAccount', buyer.bankAccount],
    ['netFen', yuan(invoice.netFen)],
    ['taxFen', yuan(invoice.taxFen)],
    ['totalFen', yuan(invoice.totalFen)],
    ['totalInWords', unspaced(invoice.totalInWords)],
    ['remark', unspaced(invoice.remark)],
    ['issuedBy', invoice.issuedBy],
    ['lines', invoice.lines.length > 0 ? String(invoice.lines.length) : null],
    ...invoice.lines.slice(0, MOST_LINES).flatMap(lineValues),
  ])
}

function lineValues(line: InspectedLine, index: number): [string, string | null][] {
  const name = (field: string) => `lines.${index + 1}.${field}`
  return [
    [name('name'), unspaced(line.name)],
    [name('spec'), unspaced(line.spec)],
    [name('unit'), unspaced(line.unit)],
    [name('quantity'), line.quantity],
    [name('unitPrice'), line.unitPriceExclTax],
    [name('netFen'), yuan(line.netFen)],
    [name('taxRate'), line.taxRate],
    [name('taxFen'), yuan(line.taxFen)],
    [name('totalFen'), yuan(line.totalFen)],
    [name('taxClassCode'), line.taxClassCode],
  ]
}

function yuan(amount: Fen | null): string | null {
  return amount === null ? null : formatYuan(amount)
}

/** Rows of a wrapped text lose the blank between them. */
function unspaced(text: string | null): string | null {
  return text?.replace(/\s/g, '') || null
}
