import type Order from '#app/orders/models/order'
import type OrderLine from '#app/orders/models/order_line'
import type { InvoiceKind, OrderDetails } from '#app/orders/order_draft'
import { type Fen, formatYuan } from '#app/platform/money/fen'

export interface ChangedField {
  field: keyof OrderDetails | 'invoiceKind' | 'discount'
  /** The line (from 1) whose discount it is. */
  line?: number
  before: unknown
  after: unknown
}

/** Which lines get another discount, old and new in yuan; `discounts` by the order of the lines. */
export function changedDiscounts(
  lines: readonly Pick<OrderLine, 'discountFen'>[],
  discounts: readonly Fen[]
): ChangedField[] {
  return lines.flatMap(({ discountFen: before }, index): ChangedField[] => {
    const after = discounts.at(index) ?? before
    const [was, is] = [formatYuan(before), formatYuan(after)]
    return before === after ? [] : [{ field: 'discount', line: index + 1, before: was, after: is }]
  })
}

/** Which fields an edit changes, with old and new value. */
export function changedFields(
  order: Pick<Order, 'details' | 'invoiceKind'>,
  edit: { details: OrderDetails; invoiceKind: InvoiceKind }
): ChangedField[] {
  const before = order.details
  const fields = Object.keys(edit.details).filter(isField)
  const changes: ChangedField[] = fields
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(edit.details[field]))
    .map((field) => ({ field, before: before[field], after: edit.details[field] }))
  if (order.invoiceKind !== edit.invoiceKind) {
    changes.push({ field: 'invoiceKind', before: order.invoiceKind, after: edit.invoiceKind })
  }
  return changes
}

/** Whether an invoice says it: then it stays as it is once there is one. */
export function isInvoiced({ field }: ChangedField): boolean {
  return field === 'title' || field === 'invoiceKind' || field === 'discount'
}

const FIELDS: Record<keyof OrderDetails, true> = {
  customerName: true,
  contactName: true,
  recipient: true,
  phone: true,
  address: true,
  remark: true,
  title: true,
}

function isField(name: string): name is keyof OrderDetails {
  return name in FIELDS
}
