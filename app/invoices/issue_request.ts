import { printedBuyer } from '#app/invoices/invoice_parties'
import type Invoice from '#app/invoices/models/invoice'
import type InvoiceLine from '#app/invoices/models/invoice_line'
import type { InvoiceLine as RequestLine, IssueRequest } from '#app/invoices/channel_messages'
import { remarkOf } from '#app/invoices/printed_remark'
import { trimDecimal } from '#app/platform/money/decimal'

/** What a tax channel is asked; the same invoice always gives the same request. Needs `lines`. */
export function issueRequest(invoice: Invoice): IssueRequest {
  const { name, taxpayerId, address, phone, bankName, bankAccount } = invoice.seller
  const buyer = invoice.buyerDetails
  return {
    requestNumber: invoice.issueRequestNo,
    kind: invoice.kind,
    seller: { name, taxpayerId, address, phone, bankName, bankAccount },
    buyer: { ...printedBuyer(buyer), isNaturalPerson: buyer.isNaturalPerson },
    lines: requestLines(invoice),
    netFen: invoice.netFen,
    taxFen: invoice.taxFen,
    totalFen: invoice.totalFen,
    remark: remarkOf(invoice),
    issuedBy: invoice.seller.issuedBy,
    fullRateChoice: invoice.fullRateChoice,
  }
}

/** The lines as tax channels and the arithmetic of lines know them. */
export function requestLines({ lines }: Invoice): RequestLine[] {
  return lines.map(requestLine)
}

function requestLine(line: InvoiceLine): RequestLine {
  const { position, name, taxClassCode, taxClassShortName, spec, unit, taxRate, taxTreatment } =
    line
  return {
    position,
    name,
    taxClassCode,
    taxClassShortName,
    spec,
    unit,
    quantity: line.quantity && trimDecimal(line.quantity),
    unitPriceExclTax: line.unitPriceExclTax && trimDecimal(line.unitPriceExclTax),
    taxRate,
    taxTreatment,
    nature: line.nature,
    preference: line.preference,
    deductionFen: line.deductionFen,
    netFen: line.netFen,
    taxFen: line.taxFen,
    totalFen: line.totalFen,
  }
}
