import type { InvoiceLine, IssueRequest } from '#app/invoices/channel_messages'
import { fen } from '#app/platform/money/fen'

/** 18.50 yuan with 9 % and 2,400.00 yuan with 6 %. */
const LINES: InvoiceLine[] = [
  {
    position: 1,
    name: 'parcel',
    taxClassCode: '3020101020000000000',
    taxClassShortName: 'post',
    spec: '1kg',
    unit: 'piece',
    quantity: '1',
    unitPriceExclTax: '16.97',
    taxRate: '0.0900',
    taxTreatment: 'taxed',
    nature: 'normal',
    preference: null,
    deductionFen: null,
    netFen: fen(1697),
    taxFen: fen(153),
    totalFen: fen(1850),
  },
  {
    position: 2,
    name: 'maintenance',
    taxClassCode: '3040201030000000000',
    taxClassShortName: 'software',
    spec: null,
    unit: 'year',
    quantity: '3',
    unitPriceExclTax: '754.7166666666667',
    taxRate: '0.0600',
    taxTreatment: 'taxed',
    nature: 'normal',
    preference: null,
    deductionFen: null,
    netFen: fen(226_415),
    taxFen: fen(13_585),
    totalFen: fen(240_000),
  },
]

export function goodRequest(): IssueRequest {
  return {
    requestNumber: 'R1',
    kind: 'ordinary',
    seller: {
      name: 'Wuhan seller',
      taxpayerId: '91420100MA4KXY1233',
      address: 'Wuhan',
      phone: '027-1',
      bankName: 'bank',
      bankAccount: '1',
    },
    buyer: {
      name: 'Yangtze works',
      taxpayerId: null,
      isNaturalPerson: true,
      address: null,
      phone: null,
      bankName: null,
      bankAccount: null,
    },
    lines: LINES,
    netFen: fen(228_112),
    taxFen: fen(13_738),
    totalFen: fen(241_850),
    remark: '',
    issuedBy: 'Wang',
    fullRateChoice: null,
  }
}
