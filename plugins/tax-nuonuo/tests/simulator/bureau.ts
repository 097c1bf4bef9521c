import { centsOf, type Fields, text } from './order_checks.js'

/** What a mark in the buyer's name makes happen. */
export const MARKS = {
  refused: '[refuse]',
  processing: '[processing]',
  lostAnswer: '[timeout]',
  overQuota: '[quota]',
  sealFails: '[seal]',
  splits: '[split]',
} as const

export type Mark = keyof typeof MARKS

const LEGAL_RATES = ['0.13', '0.09', '0.06', '0.05', '0.03', '0.015', '0.01', '0']
const WITHOUT_TAX: Record<string, string> = { '03': '免税', '04': '不征税' }

export function isMarked(order: Fields, mark: Mark): boolean {
  return text(order.buyerName).includes(MARKS[mark])
}

/** Why the tax bureau fails an order that the service took: words without a code. */
export function failCauseOf(order: Fields, remaining: number): string | null {
  const lines = order.invoiceDetail as Fields[]
  if (lines.some(({ taxRate }) => !LEGAL_RATES.includes(text(taxRate))))
    return '税率不在允许的范围内'
  const untaxed = lines.filter(({ favouredPolicyFlag: flag }) => text(flag) in WITHOUT_TAX)
  if (untaxed.some(({ taxRate }) => taxRate !== '0')) return '免税、不征税项目的税率应为0'
  const number = text(order.buyerTaxNum)
  if (order.invoiceLine === 'bs' && number === '') return '购买方税号不能为空'
  if (number !== '' && !/^[0-9A-Z]{15,20}$/.test(number)) return '购买方税号格式错误'
  if (order.naturalPersonFlag !== (number === '' ? '1' : '0')) return '购买方自然人标识错误'
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

export function yuan(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
}
