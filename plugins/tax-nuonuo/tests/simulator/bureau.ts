import { centsOf, type Fields, text } from './fields.js'

/** What a mark in the buyer's name makes happen. */
export const MARKS = {
  refused: '[refuse]',
  processing: '[processing]',
  lostAnswer: '[timeout]',
  overQuota: '[quota]',
  sealFails: '[seal]',
  splits: '[split]',
  agrees: '[agrees]',
  denies: '[denies]',
  silent: '[silent]',
  opens: '[opens]',
} as const

export type Mark = keyof typeof MARKS

const LEGAL_RATES = ['0.13', '0.09', '0.06', '0.05', '0.03', '0.015', '0.01', '0']
/** Which rates a policy goes with. */
const POLICIES: Record<string, string[]> = {
  '0': LEGAL_RATES,
  '01': ['0.05', '0.03', '0.015', '0.01'],
  '03': ['0'],
  '04': ['0'],
  '08': ['0.03'],
  '09': ['0.05'],
  '10': ['0.015'],
  '11': ['0.13', '0.09', '0.06'],
  '15': ['0.13', '0.09', '0.06'],
}

export function isMarked(order: Fields, mark: Mark): boolean {
  return text(order.buyerName).includes(MARKS[mark])
}

/** Why the tax bureau fails an order that the service took: words without a code. */
export function failCauseOf(order: Fields, remaining: number): string | null {
  const lines = order.invoiceDetail as Fields[]
  if (lines.some(({ taxRate }) => !LEGAL_RATES.includes(text(taxRate))))
    return '税率不在允许的范围内'
  const isAtOdds = lines.some(
    ({ favouredPolicyFlag: flag, taxRate }) => !POLICIES[text(flag)]?.includes(text(taxRate))
  )
  if (isAtOdds) return '优惠政策与税率不匹配'
  const isChosen = text(order.surveyAnswerType) !== ''
  if (isChosen && !lines.some(({ taxRate }) => taxRate === '0.03'))
    return '没有3%征收率的明细，不应填写放弃减免的选项'
  const number = text(order.buyerTaxNum)
  if (order.invoiceLine === 'bs' && number === '') return '购买方税号不能为空'
  if (number !== '' && !/^[0-9A-Z]{15,20}$/.test(number)) return '购买方税号格式错误'
  const isPerson = order.naturalPersonFlag === '1'
  if (isPerson && (order.invoiceLine === 'bs' || (number.length === 18 && number.startsWith('9'))))
    return '购买方自然人标识错误'
  if (isMarked(order, 'refused')) return `开票失败：${text(order.buyerName)} 不予开具`
  const isOver = isMarked(order, 'overQuota') || netOf(order) > remaining
  return isOver ? '可用发票总额度不足' : null
}

/** In cents, without tax: what the quota counts. */
export function netOf(order: Fields): number {
  const lines = order.invoiceDetail as Fields[]
  return lines.reduce((sum, line) => sum + (centsOf(line.taxExcludedAmount) ?? 0), 0)
}

export function taxOf(order: Fields): number {
  const lines = order.invoiceDetail as Fields[]
  return lines.reduce((sum, line) => sum + (centsOf(line.tax) ?? 0), 0)
}
