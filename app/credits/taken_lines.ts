import type { BuyersFormLine } from '#app/invoices/credit_messages'
import { mergeDiscounts } from '#app/invoices/lines/discounts'
import { priceOfPart } from '#app/invoices/lines/line_figures'
import { leftOf } from '#app/invoices/lines/part_of_line'
import type { TakenLine } from '#app/invoices/lines/take_back'
import { requestLines } from '#app/invoices/issue_request'
import type Invoice from '#app/invoices/models/invoice'
import { addDecimals, compareDecimals, trimDecimal } from '#app/platform/money/decimal'
import { fen } from '#app/platform/money/fen'

/** The lines of a credit invoice as what they take back. Both need `lines`. */
export function takenLines(credit: Invoice, original: Invoice): TakenLine[] {
  const positions = new Map(original.lines.map(({ id, position }) => [id, position]))
  return credit.lines.map((line) => ({
    originalPosition: positions.get(line.originalLineId ?? '') ?? 0,
    quantity: line.quantity && trimDecimal(line.quantity),
    unitPriceExclTax: line.unitPriceExclTax && trimDecimal(line.unitPriceExclTax),
    deductionFen: line.deductionFen,
    netFen: line.netFen,
    taxFen: line.taxFen,
    totalFen: line.totalFen,
  }))
}

/** What a buyer's form takes back of an original (with `lines`); null when more is asked for than is left. */
export function linesOfBuyer(
  original: Invoice,
  before: readonly TakenLine[],
  asked: readonly BuyersFormLine[]
): TakenLine[] | null {
  const lines = new Map(mergeDiscounts(requestLines(original)).map((line) => [line.position, line]))
  const taken: TakenLine[] = []
  for (const { originalPosition, quantity, netFen, taxFen } of asked) {
    const line = lines.get(originalPosition)
    const isTwice = taken.some((other) => other.originalPosition === originalPosition)
    if (!line || isTwice) return null
    const own = before.filter((other) => other.originalPosition === originalPosition)
    const left = leftOf(line, own)
    const fits =
      left.netFen + netFen >= 0 &&
      left.taxFen + taxFen >= 0 &&
      netFen + taxFen < 0 &&
      (quantity === null || compareDecimals(addDecimals(left.quantity ?? '0', quantity), '0') >= 0)
    if (!fits) return null
    const totalFen = fen(netFen + taxFen)
    const isAll = left.totalFen + totalFen === 0
    // How much of a margin a part takes back is not told.
    if (line.deductionFen !== null && !isAll) return null
    taken.push({
      originalPosition,
      quantity: quantity && trimDecimal(quantity),
      unitPriceExclTax: quantity && priceOfPart(line, quantity.replace('-', ''), fen(-netFen)),
      deductionFen: line.deductionFen === null ? null : fen(-left.deductionFen),
      netFen,
      taxFen,
      totalFen,
    })
  }
  return taken.length > 0 ? taken : null
}
