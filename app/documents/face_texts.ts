import type {
  InvoiceKind,
  SpecialTaxation,
  TaxpayerKind,
  TaxTreatment,
} from '#app/documents/invoice_face'

/**
 * The words that the law puts on a digital e-invoice. They are data of the document, never translated.
 * Source: public invoices of the tax platform (XML 0.2–0.35, OFD of 2024-05-28).
 */

export const SAMPLE_WORD = '样例'

export const XML_LABELS = {
  original: { code: 'Y', name: '是否蓝字发票标志' },
  credit: { code: 'N', name: '是否蓝字发票标志' },
  electronic: { code: '01', name: '电子发票' },
  /** How the invoice is asked for: through the platform of a third party. UNCONFIRMED in the XML. */
  issuing: { type: '发票开具方式标签', code: '4', name: '第三方平台' },
  sample: { type: '样例标签', code: 'SAMPLE', name: '样例（演示数据，不是发票）' },
} as const

export const KIND_LABELS: Record<InvoiceKind, { code: string; name: string }> = {
  vat_special: { code: '01', name: '增值税专用发票' },
  ordinary: { code: '02', name: '普通发票' },
}

/** Code 2 is not confirmed by a public sample; a channel that wants another passes its own (XmlConventions). */
export const TAXPAYER_LABELS: Record<TaxpayerKind, { code: string; name: string }> = {
  general: { code: '1', name: '一般纳税人' },
  small_scale: { code: '2', name: '小规模纳税人' },
  transferred_small_scale: { code: '3', name: '转登记小规模纳税人' },
  natural_person: { code: '5', name: '自然人' },
}

export const SPECIAL_TAXATION_TYPE = '特定征税方式标签'

/** Code 01 is seen on a public invoice; the others come from the code list of a certified channel. */
export const SPECIAL_TAXATION_LABELS: Record<SpecialTaxation, { code: string; name: string }> = {
  not_taxed: { code: '01', name: '不征税' },
  zero_rated: { code: '02', name: '零税率' },
  margin: { code: '03', name: '差额开票' },
  exempt: { code: '04', name: '免税' },
  simplified: { code: '05', name: '简易计税' },
  reduced: { code: '06', name: '减按' },
}

/** What stands in the rate column instead of a percentage. */
export const TREATMENT_WORDS: Record<Exclude<TaxTreatment, 'taxed' | 'zero_rated'>, string> = {
  exempt: '免税',
  not_taxed: '不征税',
}

export const TITLES: Record<InvoiceKind, string> = {
  vat_special: '电子发票（增值税专用发票）',
  ordinary: '电子发票（普通发票）',
}

/** What the remarks of a credit invoice say: which invoice it takes back, and by which form. */
export function creditRemark(originalNumber: string, confirmationNumber: string): string {
  return `被红冲蓝字数电票号码：${originalNumber} 红字发票信息确认单编号：${confirmationNumber}`
}

export const FACE_LABELS = {
  invoiceNumber: '发票号码：',
  issuedOn: '开票日期：',
  buyerBlock: '购买方信息',
  sellerBlock: '销售方信息',
  name: '名称：',
  taxpayerId: '统一社会信用代码/纳税人识别号：',
  columns: {
    name: '项目名称',
    spec: '规格型号',
    unit: '单 位',
    quantity: '数 量',
    unitPrice: '单 价',
    net: '金 额',
    rate: '税率/征收率',
    tax: '税 额',
  },
  sum: ['合', '计'],
  subtotal: ['小', '计'],
  totalInWords: '价税合计（大写）',
  totalInDigits: '（小写）',
  remark: ['备', '注'],
  issuedBy: '开票人：',
  noTax: '***',
} as const

export const SAMPLE_SEAL = { centre: '样例', arc: '仅供演示不得报销入账' } as const

/** Names of the custom data in `OFD.xml`, as the tax platform's files carry them. */
export const OFD_DATA = {
  invoiceCode: '发票代码',
  invoiceNumber: '发票号码',
  sellerTaxpayerId: '销售方纳税人识别号',
  net: '合计金额',
  buyerTaxpayerId: '购买方纳税人识别号',
  tax: '合计税额',
  issuedOn: '开票日期',
  checkCode: '校验码',
} as const

/** Parts of titles that say what kind of invoice it is, old ones included. */
export const KIND_WORDS: Record<InvoiceKind, string> = {
  vat_special: '专用发票',
  ordinary: '普通发票',
}

/** Names under which viewers know the faces. */
export const OFD_FONTS = { kai: '楷体', song: '宋体', courier: 'Courier New' } as const

/** `2024年05月28日` from the parts of a date. */
export function chineseDate(year: string, month: string, day: string): string {
  return `${year}年${month}月${day}日`
}

/** A day as `chineseDate` writes it, with or without blanks. */
export const WRITTEN_DAY = /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/

/** `2024-05-28` from the written day; null when the text holds none. */
export function readChineseDate(text: string): string | null {
  const [, year, month, day] = WRITTEN_DAY.exec(text) ?? []
  return day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null
}

export function pageOf(page: number, pages: number): string {
  return `共${pages}页 第${page}页`
}

/** More numbers than these would not fit the remarks box. */
const MOST_ORDER_NUMBERS = 8

/** What stands in the remarks box of every invoice of an order, or of several. */
export function orderRemark(orderNumbers: readonly string[]): string {
  const numbers = orderNumbers.slice(0, MOST_ORDER_NUMBERS).join('、')
  const hasMore = orderNumbers.length > MOST_ORDER_NUMBERS
  return `订单号：${numbers}${hasMore ? `等${orderNumbers.length}笔` : ''}`
}

/** `国家税务总局湖北省税务局` */
export function taxBureauName(region: string): string {
  return `国家税务总局${region}税务局`
}
