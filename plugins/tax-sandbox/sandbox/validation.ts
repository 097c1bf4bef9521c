import { fenOf, fractionOf, gap, isPriceRight, taxDue } from './amounts.js'
import { isTaxpayerId } from './taxpayer_ids.js'

type Content = Record<string, unknown>

/** `code` as on the wire; `fault` names the text in the plugin's language files; `line` counts from 1. */
export interface Objection {
  code: 'SELLER' | 'BUYER' | 'CLASS_CODE' | 'RATE' | 'ARITHMETIC' | 'REFUSED'
  fault: string
  line?: number
}

const LEGAL_RATES = ['13', '9', '6', '5', '3', '1.5', '1', '0']
const LINE_TOLERANCE = 6n
const SUM_TOLERANCE = 127n
const MOST_LINES = 2000

/** The first thing the tax side objects to, or null. */
export function objectionTo(content: Content): Objection | null {
  return objectionToParties(content) ?? objectionToLines(content) ?? objectionToSums(content)
}

function objectionToParties({ kind, seller, buyer, issuedBy }: Content): Objection | null {
  const [sold, bought] = [recordOf(seller), recordOf(buyer)]
  if (!isTaxpayerId(textOf(sold.taxpayerId)) || !isName(sold.name))
    return { code: 'SELLER', fault: 'seller' }
  if (!isName(issuedBy)) return { code: 'SELLER', fault: 'issuer' }
  if (!isName(bought.name)) return { code: 'BUYER', fault: 'buyer_name' }
  const id = textOf(bought.taxpayerId)
  if (id !== '' && !isTaxpayerId(id)) return { code: 'BUYER', fault: 'buyer_taxpayer_id' }
  if (kind === 'SPECIAL' && id === '') return { code: 'BUYER', fault: 'special_without_id' }
  if (kind !== 'SPECIAL' && kind !== 'ORDINARY') return { code: 'REFUSED', fault: 'kind' }
  return null
}

function objectionToLines({ lines }: Content): Objection | null {
  if (!Array.isArray(lines) || lines.length === 0 || lines.length > MOST_LINES)
    return { code: 'REFUSED', fault: 'lines' }
  for (const [index, line] of lines.entries()) {
    const objection = objectionToLine(recordOf(line))
    if (objection) return { ...objection, line: index + 1 }
  }
  return null
}

function objectionToLine(line: Content): Objection | null {
  if (!/^\*[^*]+\*.+/.test(textOf(line.name))) return { code: 'CLASS_CODE', fault: 'line_name' }
  // Nineteen digits, one of the six parts of the table, and below a heading.
  if (!/^[1-6]\d{18}$/.test(textOf(line.classCode)) || /^\d0{18}$/.test(textOf(line.classCode)))
    return { code: 'CLASS_CODE', fault: 'class_code' }
  const rate = fractionOf(line.rate)
  if (rate === null || !isLegal(rate, line.treatment)) return { code: 'RATE', fault: 'rate' }

  const [net, tax, total] = [fenOf(line.net), fenOf(line.tax), fenOf(line.total)]
  if (net === null || tax === null || total === null || net <= 0n)
    return { code: 'ARITHMETIC', fault: 'line_amounts' }
  if (net + tax !== total) return { code: 'ARITHMETIC', fault: 'line_total' }
  if (gap(taxDue(net, rate), tax) > LINE_TOLERANCE) return { code: 'ARITHMETIC', fault: 'line_tax' }
  if ((line.quantity === null) !== (line.price === null))
    return { code: 'ARITHMETIC', fault: 'line_price' }
  if (line.quantity !== null && !isPriceRight(line.price, line.quantity, net))
    return { code: 'ARITHMETIC', fault: 'line_price' }
  return null
}

function objectionToSums({ lines, net, tax, total }: Content): Objection | null {
  const all = Array.isArray(lines) ? lines.map(recordOf) : []
  const sum = (name: string) => all.reduce((so, line) => so + (fenOf(line[name]) ?? 0n), 0n)
  const [netSum, taxSum, whole] = [fenOf(net), fenOf(tax), fenOf(total)]
  if (netSum !== sum('net') || taxSum !== sum('tax') || whole !== netSum + taxSum)
    return { code: 'ARITHMETIC', fault: 'sums' }
  const due = all.reduce((so, line) => {
    const rate = fractionOf(line.rate)
    return so + (rate ? taxDue(fenOf(line.net) ?? 0n, rate) : 0n)
  }, 0n)
  return gap(due, taxSum) > SUM_TOLERANCE ? { code: 'ARITHMETIC', fault: 'sum_tax' } : null
}

function isLegal(rate: { top: bigint; places: number }, treatment: unknown): boolean {
  if (treatment !== 'TAXED') return rate.top === 0n
  return LEGAL_RATES.some((percent) => {
    const legal = fractionOf(percent)
    // A percentage has two more places than its fraction.
    return (
      legal !== null &&
      legal.top * 10n ** BigInt(rate.places) === rate.top * 10n ** BigInt(legal.places + 2)
    )
  })
}

/** Something readable, without the characters that the platform refuses. */
function isName(value: unknown): boolean {
  const name = textOf(value)
  return name.trim() !== '' && name.length <= 100 && !/[<>\p{Cc}]/u.test(name)
}

function recordOf(value: unknown): Content {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
