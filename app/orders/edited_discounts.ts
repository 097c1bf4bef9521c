import type OrderLine from '#app/orders/models/order_line'
import { parseDiscount } from '#app/orders/imports/decimal_cells'
import { isOverDiscounted } from '#app/orders/order_totals'
import { type FormFaults, TypedFields } from '#app/orders/typed_fields'
import { type Fen, fen } from '#app/platform/money/fen'
import { failed, ok, type Result } from '#app/platform/result'

/** The discounts of the form that edits an order, by the order of its lines; an emptied field takes the discount away. */
export function readDiscounts(
  typed: readonly { discount?: string | null }[],
  lines: readonly Pick<OrderLine, 'totalFen' | 'discountFen'>[]
): Result<Fen[], { type: 'unreadable'; faults: FormFaults }> {
  const fields = new TypedFields()
  const discounts = lines.map((line, index) => {
    if (typed[index] === undefined) return line.discountFen
    const field = `lines[${index}][discount]`
    const discountFen = fields.code(field, typed[index].discount, parseDiscount) ?? fen(0)
    const grossFen = fen(line.totalFen + line.discountFen)
    if (isOverDiscounted({ grossFen, discountFen })) fields.refuse(field, 'discount_too_large')
    return discountFen
  })
  return fields.isGood ? ok(discounts) : failed({ type: 'unreadable', faults: fields.faults })
}
