import type { InvoiceFace } from '#app/documents/invoice_face'
import { namedBuyer } from '#app/invoices/invoice_parties'
import type Invoice from '#app/invoices/models/invoice'
import { clock } from '#app/platform/clock'
import { compareDecimals } from '#app/platform/money/decimal'
import { DateTime } from 'luxon'

/** What a face that was read from files says otherwise than the row of its invoice. Needs `lines`. */
export function differencesFrom(invoice: Invoice, face: InvoiceFace): string[] {
  const { buyerDetails: buyer, seller } = invoice
  const pairs: Record<string, [unknown, unknown]> = {
    invoiceNumber: [invoice.invoiceNumber, face.invoiceNumber],
    kind: [invoice.kind, face.kind],
    issuedOn: [invoice.issueDay, clock.businessDay(DateTime.fromISO(face.issuedAt))],
    netFen: [invoice.netFen, face.netFen],
    taxFen: [invoice.taxFen, face.taxFen],
    totalFen: [invoice.totalFen, face.totalFen],
    // Files from before persons were marked, and those of the tax side, name the person alone.
    buyerName: [namedBuyer(buyer).name, namedBuyer({ ...buyer, name: face.buyer.name }).name],
    buyerTaxpayerId: [buyer.taxpayerId, face.buyer.taxpayerId],
    sellerName: [seller.name, face.seller.name],
    sellerTaxpayerId: [seller.taxpayerId, face.seller.taxpayerId],
    lines: [invoice.lines.length, face.lines.length],
  }
  const different = Object.keys(pairs).filter((name) => pairs[name][0] !== pairs[name][1])
  return [...different, ...invoice.lines.flatMap((line, index) => inLine(line, face.lines[index]))]
}

function inLine(
  line: Invoice['lines'][number],
  read: InvoiceFace['lines'][number] | undefined
): string[] {
  if (read === undefined) return []
  const name = (field: string) => `lines.${line.position}.${field}`
  return [
    ...(line.netFen === read.netFen ? [] : [name('netFen')]),
    ...(line.taxFen === read.taxFen ? [] : [name('taxFen')]),
    ...(line.totalFen === read.totalFen ? [] : [name('totalFen')]),
    ...(line.taxClassCode === read.taxClassCode ? [] : [name('taxClassCode')]),
    ...(isSame(line.taxRate, read.taxRate) ? [] : [name('taxRate')]),
    ...(isSame(line.quantity, read.quantity) ? [] : [name('quantity')]),
  ]
}

function isSame(one: string | null, other: string | null): boolean {
  return one === null || other === null ? one === other : compareDecimals(one, other) === 0
}
