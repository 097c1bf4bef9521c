import type { CreditApplication, CreditLine } from '#app/invoices/credit_messages'
import { trimDecimal } from '#app/platform/money/decimal'
import { formatYuan } from '#app/platform/money/fen'
import { KINDS, type OrderSettings } from './order.js'
import { policyOf, shortened } from './order_line.js'
import { RED_REASONS, SELLER } from './red_codes.js'

/**
 * The application for a form. Its lines always go along, also those of a whole credit, so that they decide what is
 * taken back and nothing else; `orderNo` is the number of the invoice that follows by itself.
 */
export function applicationContent(
  application: CreditApplication,
  settings: OrderSettings
): Record<string, unknown> {
  const { seller, buyer } = application
  const { extensionNumber, callbackUrl, refundPolicy } = settings
  return {
    billId: application.applicationNumber,
    orderNo: application.requestNumber,
    blueInvoiceLine: KINDS[application.originalKind],
    applySource: SELLER,
    blueElecInvoiceNumber: application.originalInvoiceNumber,
    sellerTaxNo: seller.taxpayerId,
    sellerName: seller.name,
    buyerTaxNo: buyer.taxpayerId ?? '',
    buyerName: buyer.name,
    redReason: RED_REASONS[application.reason],
    ...(extensionNumber === null ? {} : { extensionNumber }),
    ...(callbackUrl === null ? {} : { callbackUrl }),
    detail: application.lines.map((line) => lineContent(line, refundPolicy)),
  }
}

function lineContent(line: CreditLine, refundPolicy: string | null): object {
  const { quantity, unitPriceExclTax } = line
  return {
    blueDetailIndex: String(line.originalPosition),
    goodsName: line.name,
    goodsCode: line.taxClassCode,
    unit: line.unit ?? '',
    specType: line.spec ?? '',
    ...(quantity === null || unitPriceExclTax === null
      ? {}
      : { num: negative(quantity), taxExcludedPrice: shortened(unitPriceExclTax) }),
    taxExcludedAmount: formatYuan(line.netFen),
    taxAmount: formatYuan(line.taxFen),
    taxRate: trimDecimal(line.taxRate),
    favouredPolicyFlag: policyOf(line, refundPolicy),
  }
}

function negative(quantity: string): string {
  return `-${shortened(quantity.replace('-', ''))}`
}
