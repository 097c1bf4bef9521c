import type { InvoiceLine, IssueRequest } from '#app/invoices/channel_messages'
import { fen } from '#app/platform/money/fen'

export const SELLER_ID = '91420100MA4KXY1233'

/** 18.50 yuan with 9 % and 2,400.00 yuan with 6 %; a price with more decimals than their field holds. */
const LINES: InvoiceLine[] = [
  {
    position: 1,
    name: '国内包裹寄递',
    taxClassCode: '3020101020000000000',
    taxClassShortName: '邮政服务',
    spec: '1kg',
    unit: '件',
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
    name: '软件维护',
    taxClassCode: '3040201030000000000',
    taxClassShortName: '信息技术服务',
    spec: null,
    unit: '年',
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
    requestNumber: '261124ABCDEFGHJKMNPQ',
    kind: 'ordinary',
    seller: {
      name: '武汉水邮服务有限公司',
      taxpayerId: SELLER_ID,
      address: '武汉市江汉区',
      phone: '027-88888888',
      bankName: '中国银行武汉分行',
      bankAccount: '570012345678',
    },
    buyer: {
      name: '长江机械厂',
      taxpayerId: '91330000142942095H',
      isNaturalPerson: false,
      address: '杭州市西湖区',
      phone: '0571-66666666',
      bankName: '中国工商银行',
      bankAccount: '120200012345',
    },
    lines: LINES,
    netFen: fen(228_112),
    taxFen: fen(13_738),
    totalFen: fen(241_850),
    remark: '',
    issuedBy: '王芳',
    fullRateChoice: null,
  }
}
