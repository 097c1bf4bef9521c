import { centsOf, type Fields, type Objection, say, text } from './fields.js'

/** So that six cents are not a little more. */
const A_HAIR = 1e-6

/** One line of an order by itself. */
export function objectionToLine(line: Fields, position: number): Objection | null {
  const [name, code] = [text(line.goodsName), text(line.goodsCode)]
  if (name === '' || name.startsWith('*')) return say('E4000', '接口调用失败：goodsName')
  if (!/^\d{19}$/.test(code)) return say('E9121', '获取商品编码失败')
  if (text(line.price) === '' && text(line.num) !== '') return say('E4000', '接口调用失败：num')
  const net = centsOf(line.taxExcludedAmount)
  const tax = centsOf(line.tax)
  const total = centsOf(line.taxIncludedAmount)
  if (total === null) return say('E9125', '含税金额只能是数字')
  if (net === null) return say('E9127', '不含税金额只能是数字')
  if (tax === null) return say('E9129', '税额只能是数字')
  if (net + tax !== total) return say('E9130', '（不含税金额+税额）不等于含税金额')
  if (Math.abs(dueOf(line, net, total) - tax) > 6 + A_HAIR)
    return say('E9131', `金额*税率-税额大于0.06,明细行名称:${name},第${position}行`)
  const product = Number(line.price) * Number(line.num) * 100
  if (text(line.price) !== '' && Math.abs(product - net) > 1.01)
    return say('E4000', `接口调用失败：单价*数量与金额不符,第${position}行`)
  return null
}

/** In cents. */
function dueOf(line: Fields, net: number, total: number): number {
  const rate = Math.round(Number(line.taxRate) * 10_000)
  const deduction = centsOf(line.deduction)
  if (deduction === null) return (net * rate) / 10_000
  return ((total - deduction) * rate) / (10_000 + rate)
}

/** Discounts: where they stand, what they have in common with their line, and how much they may take. */
export function objectionToDiscounts(lines: Fields[]): Objection | null {
  for (let index = 0; index < lines.length; index++) {
    const [line, before, after] = [lines[index], lines[index - 1], lines[index + 1]]
    const total = centsOf(line.taxIncludedAmount) ?? 0
    switch (text(line.invoiceLineProperty)) {
      case '1':
        if (before?.invoiceLineProperty !== '2') return say('E9110', '折扣行位置错误')
        if (before.goodsName !== line.goodsName) return say('E9105', '折扣行商品名称不一致')
        if (before.goodsCode !== line.goodsCode || before.taxRate !== line.taxRate)
          return say('E9112', '折扣行税率或编码不一致')
        if (text(line.num) !== '') return say('E9111', '折扣行不能有数量')
        if (total >= 0) return say('E9114', '折扣行金额应为负数')
        if (-total > (centsOf(before.taxIncludedAmount) ?? 0))
          return say('E9108', '折扣金额大于被折扣行金额')
        break
      case '2':
        if (after?.invoiceLineProperty !== '1') return say('E9110', '被折扣行后缺少折扣行')
        if (total <= 0) return say('E9123', '蓝票金额应大于0')
        break
      case '0':
        if (total <= 0) return say('E9123', '蓝票金额应大于0')
        break
      default:
        return say('E4000', '接口调用失败：invoiceLineProperty')
    }
  }
  return null
}
