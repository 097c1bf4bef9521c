import { type Fields, type Objection, say, text } from './fields.js'
import { objectionToDiscounts, objectionToLine } from './line_checks.js'

/** Required fields of an order and its lines, and the longest that each field may be. */
const REQUIRED = ['buyerName', 'salerTaxNum', 'salerTel', 'salerAddress', 'orderNo', 'invoiceDate']
const LONGEST: Record<string, number> = {
  ...{ buyerName: 100, buyerTaxNum: 20, buyerTel: 50, buyerAddress: 80, buyerAccount: 100 },
  ...{ salerTaxNum: 20, salerTel: 20, salerAddress: 80, salerAccount: 100, orderNo: 64 },
  ...{
    invoiceDate: 20,
    remark: 230,
    clerk: 20,
    invoiceLine: 2,
    extensionNumber: 5,
    surveyAnswerType: 1,
  },
}
const LONGEST_OF_LINE: Record<string, number> = {
  ...{ goodsName: 90, goodsCode: 19, price: 16, num: 16, unit: 20, specType: 40, taxRate: 10 },
  ...{ tax: 16, taxExcludedAmount: 16, taxIncludedAmount: 16, favouredPolicyFlag: 2 },
  ...{ invoiceLineProperty: 1, deduction: 16 },
}

/** What the service itself objects to, with the codes of its paper; null when the order is taken. */
export function objectionTo(order: Fields): Objection | null {
  const lines = order.invoiceDetail
  if (!['1', '2'].includes(String(order.invoiceType))) return say('E9101', '开票类型错误')
  if (!Array.isArray(lines) || lines.length === 0) return say('E9122', '商品详情为空')
  if (lines.length > 2000) return say('E4000', '商品明细超过2000行')
  const lacking = [...REQUIRED, 'clerk'].find((name) => text(order[name]) === '')
  if (lacking) return say('E4000', `接口调用失败：${lacking}不能为空`)
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text(order.invoiceDate)))
    return say('E4000', '接口调用失败：invoiceDate格式错误')
  const own = { ...order }
  delete own.invoiceDetail
  const misfit = misfitOf(own, LONGEST) ?? lines.map((line) => misfitOf(line, LONGEST_OF_LINE))
  const wrong = typeof misfit === 'string' ? misfit : misfit.find((name) => name !== null)
  if (wrong) return say('E4000', `接口调用失败：${wrong}格式错误`)
  for (const [index, line] of lines.entries()) {
    const objection = objectionToLine(line, index + 1)
    if (objection) return objection
  }
  return objectionToDiscounts(lines)
}

/** Every value is a string within its length; prices and quantities have eight decimals at most. */
function misfitOf(fields: Fields, longest: Record<string, number>): string | null {
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value !== 'string' || value.length > (longest[name] ?? 200)) return name
    const isNumber = name === 'price' || name === 'num'
    if (isNumber && value !== '' && !/^\d+(?:\.\d{1,8})?$/.test(value)) return name
  }
  return null
}
