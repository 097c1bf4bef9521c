import type { InvoiceBuyer, IssueRequest } from '#app/invoices/channel_messages'
import { BUSINESS_ZONE, clock } from '#app/platform/clock'
import { lineContent } from './order_line.js'

/** Fully digital invoices: ordinary `pc`, special `bs`. */
export const KINDS = { ordinary: 'pc', vat_special: 'bs' } as const

export interface OrderSettings {
  extensionNumber: string | null
  /** Where they may tell that an order is decided. */
  callbackUrl: string | null
  /** The code of the refund that lines with `refund_on_levy` get (11 to 18); null when there are none. */
  refundPolicy: string | null
  /** Their code for a small-scale taxpayer's doing without the lower rate. */
  surveyAnswer: string
}

/** The request in their form: every value a string, yuan with two decimals, rates as fractions. */
export function orderContent(request: IssueRequest, settings: OrderSettings): object {
  const { seller, buyer } = request
  const { extensionNumber, callbackUrl, refundPolicy, surveyAnswer } = settings
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
      ...(request.fullRateChoice === null ? {} : { surveyAnswerType: surveyAnswer }),
      clerk: request.issuedBy,
      remark: request.remark,
      // The house delivers by itself.
      pushMode: '-1',
      invoiceDetail: request.lines.map((line) => lineContent(line, refundPolicy)),
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
