import { fenOf, fractionOf, gap, isPriceRight, taxDue, taxWithin } from './amounts.js'
import {
  type Content,
  fits,
  isName,
  linesOf,
  type Objection,
  recordOf,
  textOf,
} from './contents.js'
import { objectionToNatures } from './line_natures.js'
import { isLegalRate, objectionToPreference } from './rates.js'
import { isTaxpayerId } from './taxpayer_ids.js'

const LINE_TOLERANCE = 6n
const SUM_TOLERANCE = 127n
const MOST_LINES = 2000

/** The first thing the tax side objects to in a request for an original invoice, or null. */
export function objectionTo(content: Content): Objection | null {
  return (
    objectionToParties(content) ??
    objectionToLines(content) ??
    objectionToNatures(linesOf(content)) ??
    objectionToSums(content)
  )
}

export function objectionToParties(content: Content): Objection | null {
  const { kind, issuedBy, remark } = content
  const [sold, bought] = [recordOf(content.seller), recordOf(content.buyer)]
  if (!isTaxpayerId(textOf(sold.taxpayerId)) || !isName(sold.name))
    return { code: 'SELLER', fault: 'seller' }
  if (issuedBy !== undefined && !isName(issuedBy)) return { code: 'SELLER', fault: 'issuer' }
  if (!isName(bought.name)) return { code: 'BUYER', fault: 'buyer_name' }
  const id = textOf(bought.taxpayerId)
  if (id !== '' && !isTaxpayerId(id)) return { code: 'BUYER', fault: 'buyer_taxpayer_id' }
  if (kind !== 'SPECIAL' && kind !== 'ORDINARY') return { code: 'REFUSED', fault: 'kind' }
  if (kind === 'SPECIAL' && id === '') return { code: 'BUYER', fault: 'special_without_id' }
  if (kind === 'SPECIAL' && bought.isNaturalPerson === true)
    return { code: 'BUYER', fault: 'special_for_person' }
  return fits(remark, 'remark') ? null : { code: 'REFUSED', fault: 'remark' }
}

function objectionToLines(content: Content): Objection | null {
  const lines = linesOf(content)
  if (lines.length === 0 || lines.length > MOST_LINES) return { code: 'REFUSED', fault: 'lines' }
  for (const [index, line] of lines.entries()) {
    const objection = objectionToItem(line) ?? objectionToAmounts(line)
    if (objection) return { ...objection, line: index + 1 }
  }
  const isFullRate = lines.some(({ rate }) => Number(rate) === 0.03)
  const isChosen = textOf(content.fullRateChoice) !== ''
  return isChosen && !isFullRate ? { code: 'RATE', fault: 'full_rate' } : null
}

/** What is sold, without its amounts. */
export function objectionToItem(line: Content): Objection | null {
  if (!/^\*[^*]+\*.+/.test(textOf(line.name)) || !fits(line.name, 'item'))
    return { code: 'CLASS_CODE', fault: 'line_name' }
  if (!fits(line.spec, 'spec') || !fits(line.unit, 'unit'))
    return { code: 'REFUSED', fault: 'line_text' }
  // Nineteen digits, one of the six parts of the table, and below a heading.
  if (!/^[1-6]\d{18}$/.test(textOf(line.classCode)) || /^\d0{18}$/.test(textOf(line.classCode)))
    return { code: 'CLASS_CODE', fault: 'class_code' }
  if (!isLegalRate(line)) return { code: 'RATE', fault: 'rate' }
  return objectionToPreference(line)
}

/** Signs are a matter of the nature of a line. */
export function objectionToAmounts(line: Content): Objection | null {
  const [net, tax, total] = [fenOf(line.net), fenOf(line.tax), fenOf(line.total)]
  if (net === null || tax === null || total === null || net === 0n)
    return { code: 'ARITHMETIC', fault: 'line_amounts' }
  if (net + tax !== total) return { code: 'ARITHMETIC', fault: 'line_total' }
  const due = dueOf(line)
  if (due === null) return { code: 'ARITHMETIC', fault: 'deduction' }
  if (gap(due, tax) > LINE_TOLERANCE) return { code: 'ARITHMETIC', fault: 'line_tax' }
  if ((line.quantity === null) !== (line.price === null))
    return { code: 'ARITHMETIC', fault: 'line_price' }
  if (line.quantity !== null && !isPriceRight(line.price, line.quantity, net))
    return { code: 'ARITHMETIC', fault: 'line_price' }
  return null
}

/** Null when there is a deduction that cannot be. */
function dueOf(line: Content): bigint | null {
  const [net, total] = [fenOf(line.net) ?? 0n, fenOf(line.total) ?? 0n]
  const rate = fractionOf(line.rate) ?? { top: 0n, places: 0 }
  if (line.deduction === null) return taxDue(net, rate)
  const deduction = fenOf(line.deduction)
  if (deduction === null || deduction === 0n) return null
  // Negative on a credit line, as its total is.
  const isWithin =
    total < 0n ? deduction < 0n && deduction >= total : deduction > 0n && deduction <= total
  return isWithin ? taxWithin(total - deduction, rate) : null
}

export function objectionToSums(content: Content): Objection | null {
  const all = linesOf(content)
  const sum = (name: string) => all.reduce((so, line) => so + (fenOf(line[name]) ?? 0n), 0n)
  const [net, tax, total] = ['net', 'tax', 'total'].map((name) => fenOf(content[name]))
  if (net !== sum('net') || tax !== sum('tax') || total !== net + tax)
    return { code: 'ARITHMETIC', fault: 'sums' }
  const due = all.reduce((so, line) => so + (dueOf(line) ?? 0n), 0n)
  return gap(due, tax) > SUM_TOLERANCE ? { code: 'ARITHMETIC', fault: 'sum_tax' } : null
}
