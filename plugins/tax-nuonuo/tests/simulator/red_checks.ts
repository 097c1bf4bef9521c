import { centsOf, type Fields, text } from './fields.js'
import { MARKS } from './bureau.js'

/** A line of an original with its discount taken off; amounts in cents. */
export interface OriginalLine {
  index: number
  goodsCode: string
  taxRate: string
  unit: string
  num: number | null
  net: number
  tax: number
}

export interface TakenBack {
  index: number
  num: number
  net: number
  tax: number
}

/** The lines that can be taken back: those of discounts are skipped. */
export function originalLines(order: Fields): OriginalLine[] {
  const lines = order.invoiceDetail as Fields[]
  return lines.flatMap((line, at) => {
    if (line.invoiceLineProperty === '1') return []
    const next = lines[at + 1]
    const lowered = next?.invoiceLineProperty === '1' ? next : undefined
    const cents = (name: string) => (centsOf(line[name]) ?? 0) + (centsOf(lowered?.[name]) ?? 0)
    return [
      {
        index: at + 1,
        goodsCode: text(line.goodsCode),
        taxRate: text(line.taxRate),
        unit: text(line.unit),
        num: text(line.num) === '' ? null : Number(line.num),
        net: cents('taxExcludedAmount'),
        tax: cents('tax'),
      },
    ]
  })
}

export function takenBack(detail: Fields[]): TakenBack[] {
  return detail.map((line) => ({
    index: Number(line.blueDetailIndex),
    num: text(line.num) === '' ? 0 : Number(line.num),
    net: centsOf(line.taxExcludedAmount) ?? Number.NaN,
    tax: centsOf(line.taxAmount) ?? Number.NaN,
  }))
}

/** Words of the tax bureau about the lines of an application, or null. `before`: what was taken back already. */
export function objectionToLines(
  detail: Fields[],
  redReason: string,
  originals: OriginalLine[],
  before: TakenBack[]
): string | null {
  for (const [at, line] of detail.entries()) {
    const original = originals.find(({ index }) => String(index) === line.blueDetailIndex)
    if (original === undefined) return `第${at + 1}行与蓝票明细不符`
    const isSame =
      original.goodsCode === line.goodsCode &&
      original.taxRate === line.taxRate &&
      original.unit === text(line.unit)
    if (!isSame) return `第${at + 1}行与蓝票明细不符`
  }
  const taken = takenBack(detail)
  if (taken.some(({ net, tax, num }) => !(net < 0 && tax <= 0 && num <= 0)))
    return '红字金额、税额、数量应为负数'
  const isWhole =
    taken.length === originals.length &&
    originals.every(({ index, net, tax }) =>
      taken.some((each) => each.index === index && each.net === -net && each.tax === -tax)
    )
  if (redReason === '2' && !isWhole) return '开票有误必须全额红冲'
  return taken.some((each) => isBeyond(each, originals, before)) ? '超过蓝票剩余可冲金额' : null
}

function isBeyond(each: TakenBack, originals: OriginalLine[], before: TakenBack[]): boolean {
  const original = originals.find(({ index }) => index === each.index)
  if (original === undefined) return true
  const all = [...before, each].filter(({ index }) => index === each.index)
  const left = (name: 'net' | 'tax') => all.reduce((rest, one) => rest + one[name], original[name])
  const count = all.reduce((rest, { num }) => rest + num, original.num ?? 0)
  return left('net') < 0 || left('tax') < 0 || (original.num !== null && count < -1e-9)
}

/** What such a buyer does about a form: `free` has not used the invoice, so nobody asks it. */
export function habitOf(order: Fields): 'free' | 'agrees' | 'denies' | 'silent' | 'opens' {
  const name = text(order.buyerName)
  const habits = ['agrees', 'denies', 'silent', 'opens'] as const
  return habits.find((habit) => name.includes(MARKS[habit])) ?? 'free'
}
