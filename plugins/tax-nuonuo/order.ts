import type { InvoiceBuyer, InvoiceLine, IssueRequest } from '#app/invoices/channel_messages'
import { BUSINESS_ZONE, clock } from '#app/platform/clock'
import { trimDecimal } from '#app/platform/money/decimal'
import { formatYuan } from '#app/platform/money/fen'
import { roundDecimal } from '#app/platform/money/rounding'

/** Fully digital invoices: ordinary `pc`, special `bs`. */
const KINDS = { ordinary: 'pc', vat_special: 'bs' } as const

/** Tax-exempt 03, not taxed 04; with these the mark of the zero rate stays empty. */
const POLICIES = { taxed: '0', zero_rated: '0', exempt: '03', not_taxed: '04' } as const

/** A price or quantity has eight decimals at most, and sixteen characters. */
const MOST_DECIMALS = 8
const MOST_CHARACTERS = 16

export interface OrderSettings {
  extensionNumber: string | null
  /** Where they may tell that an order is decided. */
  callbackUrl: string | null
}

/** The request in their form: every value a string, yuan with two decimals, rates as fractions. */
export function orderContent(request: IssueRequest, settings: OrderSettings): object {
  const { seller, buyer } = request
  const { extensionNumber, callbackUrl } = settings
  return {
    order: {
      orderNo: request.requestNumber,
      invoiceDate: clock.now().setZone(BUSINESS_ZONE).toFormat('yyyy-MM-dd HH:mm:ss'),
      invoiceType: '1',
      invoiceLine: KINDS[request.kind],
      ...(extensionNumber === null ? {} : { extensionNumber }),
      ...(callbackUrl === null ? {} : { callBackUrl: callbackUrl }),
      salerTaxNum: seller.taxpayerId,
      salerTel: seller.phone,
      salerAddress: seller.address,
      salerAccount: `${seller.bankName} ${seller.bankAccount}`,
      ...buyerContent(buyer),
      clerk: request.issuedBy,
      remark: request.remark,
      // The house delivers by itself.
      pushMode: '-1',
      invoiceDetail: request.lines.map(lineContent),
    },
  }
}

function buyerContent(buyer: InvoiceBuyer) {
  const { name, taxpayerId, address, phone, bankName, bankAccount } = buyer
  return {
    buyerName: name,
    buyerTaxNum: taxpayerId ?? '',
    buyerTel: phone ?? '',
    buyerAddress: address ?? '',
    buyerAccount: [bankName, bankAccount].filter((part) => part !== null).join(' '),
    naturalPersonFlag: buyer.isNaturalPerson ? '1' : '0',
  }
}

/** The short name of the class is printed by the tax side, from the code. */
function lineContent(line: InvoiceLine) {
  const { quantity, unitPriceExclTax } = line
  return {
    goodsName: line.name,
    goodsCode: line.taxClassCode,
    withTaxFlag: '0',
    ...(quantity === null || unitPriceExclTax === null
      ? {}
      : { num: shortened(quantity), price: shortened(unitPriceExclTax) }),
    unit: line.unit ?? '',
    specType: line.spec ?? '',
    taxRate: trimDecimal(line.taxRate),
    taxExcludedAmount: formatYuan(line.netFen),
    tax: formatYuan(line.taxFen),
    taxIncludedAmount: formatYuan(line.totalFen),
    invoiceLineProperty: '0',
    favouredPolicyFlag: POLICIES[line.taxTreatment],
    zeroRateFlag: '',
  }
}

/** Half up to as many decimals as their field holds; the amounts stay exact and decide. */
export function shortened(decimal: string): string {
  const [whole] = decimal.split('.')
  const room = Math.max(0, MOST_CHARACTERS - whole.length - 1)
  return trimDecimal(roundDecimal(decimal, Math.min(MOST_DECIMALS, room)))
}
