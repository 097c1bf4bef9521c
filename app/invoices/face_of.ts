import type { CreditReference, FaceLine, InvoiceFace } from '#app/documents/invoice_face'
import { taxRegion } from '#app/documents/tax_bureau'
import { namedBuyer, printedSeller } from '#app/invoices/invoice_parties'
import { printedName } from '#app/invoices/invoice_totals'
import { remarkOf } from '#app/invoices/printed_remark'
import type Invoice from '#app/invoices/models/invoice'
import type InvoiceLine from '#app/invoices/models/invoice_line'
import { specialTaxationOf } from '#app/invoices/special_taxation'
import { trimDecimal } from '#app/platform/money/decimal'

/**
 * The face of an issued invoice, from its row alone: today and in ten years the same documents come out.
 * Needs `lines`, and `original` of a credit invoice. Throws when the invoice is not issued.
 */
export function faceOf(invoice: Invoice, { isSample }: { isSample: boolean }): InvoiceFace {
  const { invoiceNumber, issuedAt } = invoice
  if (invoiceNumber === null || issuedAt === null)
    throw new Error(`invoice ${invoice.id} is not issued`)
  const { regionCode, issuedBy } = invoice.seller
  return {
    invoiceNumber,
    kind: invoice.kind,
    isCredit: invoice.isCredit,
    creditReference: creditReference(invoice),
    issuedAt: issuedAt.toJSDate().toISOString(),
    seller: printedSeller(invoice.seller),
    buyer: namedBuyer(invoice.buyerDetails),
    specialTaxation: specialTaxationOf(invoice.lines),
    lines: invoice.lines.map(faceLine),
    netFen: invoice.netFen,
    taxFen: invoice.taxFen,
    totalFen: invoice.totalFen,
    remark: remarkOf(invoice) || null,
    issuedBy,
    ...taxRegion(regionCode),
    isSample,
  }
}

function creditReference(invoice: Invoice): CreditReference | null {
  if (!invoice.isCredit) return null
  const { confirmationNumber, original } = invoice
  if (confirmationNumber === null || original.invoiceNumber === null)
    throw new Error(`credit invoice ${invoice.id} points at nothing`)
  return { originalInvoiceNumber: original.invoiceNumber, confirmationNumber }
}

function faceLine(line: InvoiceLine): FaceLine {
  return {
    name: printedName(line),
    spec: line.spec,
    unit: line.unit,
    quantity: line.quantity && trimDecimal(line.quantity),
    unitPriceExclTax: line.unitPriceExclTax && trimDecimal(line.unitPriceExclTax),
    netFen: line.netFen,
    taxRate: trimDecimal(line.taxRate),
    taxTreatment: line.taxTreatment,
    deductionFen: line.deductionFen,
    taxFen: line.taxFen,
    totalFen: line.totalFen,
    taxClassCode: line.taxClassCode,
  }
}
