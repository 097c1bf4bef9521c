import type { CreditReference } from '#app/documents/invoice_face'
import { type Fen, formatYuan, parseYuan } from '#app/platform/money/fen'

/**
 * The words that the tax platform prints into the name of a buyer and into the remarks box. Taken from public
 * invoices and the papers of certified channels; what is UNCONFIRMED rests on one source or on habit.
 */

/** Behind the name of a buyer who is a person and no trader. UNCONFIRMED: habit of the platform's web form. */
export const NATURAL_PERSON_SUFFIX = '（个人）'

/** Opens the remark of an invoice with margin taxation; a certified channel refuses the invoice without it. */
export function marginRemark(deductionFen: Fen): string {
  return `差额征税：${formatYuan(deductionFen)}。`
}

/** The deduction that a remark tells; null when it tells none. */
function readMarginRemark(remark: string | null): Fen | null {
  const [, amount] = /^差额征税[：:]\s*(-?\d+(?:\.\d{1,2})?)\s*。?/.exec(remark ?? '') ?? []
  return amount === undefined ? null : parseYuan(amount)
}

/** No element is known for the deduction of margin taxation; the remark tells it, for the one line that has it. */
export function withDeduction<Line extends { deductionFen: Fen | null }>(
  lines: Line[],
  remark: string | null
): Line[] {
  const deductionFen = lines.length === 1 ? readMarginRemark(remark) : null
  return deductionFen === null ? lines : lines.map((line) => ({ ...line, deductionFen }))
}

/** Stands on every credit (red-letter) invoice. */
export function creditRemark({
  originalInvoiceNumber,
  confirmationNumber,
}: CreditReference): string {
  return `被红冲蓝字数电票号码：${originalInvoiceNumber} 红字发票信息确认单编号：${confirmationNumber}`
}

const SIDES = { buyer: '购方', seller: '销方' } as const

/** UNCONFIRMED, as is `addressRemark`: the form of payee and checker on a real invoice, used for these. */
export function bankRemark(
  side: keyof typeof SIDES,
  { bankName, bankAccount }: { bankName: string | null; bankAccount: string | null }
): string {
  return parts([`${SIDES[side]}开户银行`, bankName], ['银行账号', bankAccount])
}

export function addressRemark(
  side: keyof typeof SIDES,
  { address, phone }: { address: string | null; phone: string | null }
): string {
  return parts([`${SIDES[side]}地址`, address], ['电话', phone])
}

/** Empty when nothing of it is known. */
function parts(...named: [name: string, value: string | null][]): string {
  return named
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name}:${value};`)
    .join('    ')
}
