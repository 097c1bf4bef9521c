import db from '@adonisjs/lucid/services/db'
import { SaveEdit } from '#app/orders/actions/save_edit'
import type { OrderFailure } from '#app/orders/errors'
import Order from '#app/orders/models/order'
import type { InvoiceKind, OrderDetails } from '#app/orders/order_draft'
import { giveDiscounts } from '#app/orders/give_discounts'
import { changedDiscounts, changedFields, isInvoiced } from '#app/orders/order_changes'
import { invoiceLock } from '#app/orders/queries/invoice_lock'
import type { Actor } from '#app/platform/actor'
import type { Fen } from '#app/platform/money/fen'
import { failed, ok, type Result } from '#app/platform/result'

export interface EditInput {
  orderId: string
  /** The version the editor saw; a later one means somebody else was faster. */
  version: number
  details: OrderDetails
  areaCode: string
  invoiceKind: InvoiceKind
  /** Of all lines in their order, each less than its line costs; left off, they stay. */
  discounts?: readonly Fen[]
  by: Actor
}

/** Until the parcel has left the house or the order has ended. */
export function isEditable(order: Order): boolean {
  const isOpen = ['draft', 'in_review', 'rejected', 'approved'].includes(order.state)
  return isOpen && order.dispatchedAt === null && order.deletedAt === null
}

/** Its invoice can be put right for longer: what keeps it then is the invoice itself. */
export function isTitleEditable(order: Order): boolean {
  const isDone = ['approved', 'completed'].includes(order.state) && order.deletedAt === null
  return isEditable(order) || isDone
}

/** Before it is checked and reviewed, as it must be after each change of what it costs. */
export function isDiscountable(order: Order): boolean {
  return order.state === 'draft' || order.state === 'rejected'
}

/**
 * Changes address, remark, invoice title or discounts of an open order, or the title alone of one that has left the house,
 * and keeps old and new value.
 */
export class EditOrder {
  handle(input: EditInput): Promise<Result<{ changed: string[] }, OrderFailure>> {
    return db.transaction(async (trx) => {
      const order = await Order.query({ client: trx })
        .where('id', input.orderId)
        .forUpdate()
        .first()
      if (!order) return failed({ type: 'missing' })
      if (order.version !== input.version)
        return failed({ type: 'changed_meanwhile', version: order.version })
      if (!isTitleEditable(order)) return failed({ type: 'stale', state: order.status })
      await order.load('lines')
      const discounts = changedDiscounts(order.lines, input.discounts ?? [])
      if (discounts.length > 0 && !isDiscountable(order)) return failed({ type: 'discount_agreed' })
      const changes = [...changedFields(order, input), ...discounts]
      if (!isEditable(order) && !changes.every(isInvoiced))
        return failed({ type: 'stale', state: order.status })
      const lock = changes.some(isInvoiced) ? await invoiceLock(order, trx) : null
      if (lock) return failed(lock)
      if (discounts.length > 0) await giveDiscounts(order, input.discounts ?? [], trx)
      if (changes.length > 0) await new SaveEdit().handle({ order, edit: input, changes }, trx)
      return ok({ changed: changes.map(({ field }) => field) })
    })
  }
}
