import db from '@adonisjs/lucid/services/db'
import { SaveEdit } from '#app/orders/actions/save_edit'
import type { OrderFailure } from '#app/orders/errors'
import Order from '#app/orders/models/order'
import type { InvoiceKind, OrderDetails } from '#app/orders/order_draft'
import { changedFields } from '#app/orders/order_changes'
import type { Actor } from '#app/platform/actor'
import { failed, ok, type Result } from '#app/platform/result'

export interface EditInput {
  orderId: string
  /** The version the editor saw; a later one means somebody else was faster. */
  version: number
  details: OrderDetails
  areaCode: string
  invoiceKind: InvoiceKind
  by: Actor
}

/** Until the parcel has left the house or the order has ended. */
export function isEditable(order: Order): boolean {
  const isOpen = ['draft', 'in_review', 'rejected', 'approved'].includes(order.state)
  return isOpen && order.dispatchedAt === null && order.deletedAt === null
}

/** Changes address, remark or invoice title of an open order and keeps old and new value. */
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
      if (!isEditable(order)) return failed({ type: 'stale', state: order.status })
      const changes = changedFields(order, input)
      if (
        order.isLocked &&
        changes.some(({ field }) => field === 'title' || field === 'invoiceKind')
      ) {
        return failed({ type: 'locked_by_invoice' })
      }
      if (changes.length > 0) await new SaveEdit().handle({ order, edit: input, changes }, trx)
      return ok({ changed: changes.map(({ field }) => field) })
    })
  }
}
