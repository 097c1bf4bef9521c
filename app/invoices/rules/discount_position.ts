import type { DraftedLine } from '#app/invoices/invoice_totals'
import type { Fault, Rule } from '#app/invoices/rules/rule'

/** A discount stands right behind the line that it lowers, and is no more than that line. */
export const discountPosition: Rule = {
  id: 'discount_position',
  source: 'Issue interface 2.0 of a certified channel, errors E9105, E9108, E9110 and E9112',
  severity: 'error',
  field: 'lines',
  remedy: 'invoices.remedies.discount',
  faultsOf({ lines }) {
    return lines.flatMap((line, index) => faultsAt(line, lines.at(index + 1), lines.at(index - 1)))
  },
}

function faultsAt(line: DraftedLine, next?: DraftedLine, previous?: DraftedLine): Fault[] {
  const at = (reason: string) => [{ reason, line: line.position }]
  if (line.nature === 'discounted' && next?.nature !== 'discount') return at('discount_missing')
  if (line.nature !== 'discount') return line.totalFen > 0 ? [] : at('line_not_positive')
  // The line before the first is the last: that one is no neighbour.
  if (line.position === 1 || previous?.nature !== 'discounted') return at('discount_out_of_place')
  if (!isOfSameGoods(line, previous)) return at('discount_of_other_goods')
  return line.totalFen < 0 && -line.totalFen <= previous.totalFen ? [] : at('discount_too_large')
}

function isOfSameGoods(one: DraftedLine, other: DraftedLine): boolean {
  return (
    one.name === other.name &&
    one.taxClassCode === other.taxClassCode &&
    one.taxRate === other.taxRate &&
    one.taxTreatment === other.taxTreatment
  )
}
