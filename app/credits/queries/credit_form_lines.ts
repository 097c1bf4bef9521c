import { takenBack } from '#app/credits/queries/taken_back'
import { requestLines } from '#app/invoices/issue_request'
import { mergeDiscounts } from '#app/invoices/lines/discounts'
import { leftOf } from '#app/invoices/lines/part_of_line'
import { printedName } from '#app/invoices/invoice_totals'
import type Invoice from '#app/invoices/models/invoice'

/** What is left of each line of an original (with `lines`), for a form that takes parts of it back. */
export async function creditFormLines(original: Invoice) {
  const taken = await takenBack(original)
  return mergeDiscounts(requestLines(original)).map((line) => {
    const own = taken.filter(({ originalPosition }) => originalPosition === line.position)
    const { quantity, totalFen } = leftOf(line, own)
    const { position, unit } = line
    return { position, name: printedName(line), unit, quantity, totalFen, isOver: totalFen === 0 }
  })
}
