import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import type { OrderFailure } from '#app/orders/errors'
import { OrderChanged } from '#app/orders/events/order_changed'
import Order from '#app/orders/models/order'
import type { InvoiceKind, OrderDetails } from '#app/orders/order_draft'
import { orderTokens } from '#app/orders/order_rows'
import { type ChangedField, changedFields } from '#app/orders/order_changes'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'
import { publish } from '#app/platform/outbox/publish'
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
      if (changes.length > 0) await this.#save(order, input, changes, trx)
      return ok({ changed: changes.map(({ field }) => field) })
    })
  }

  async #save(
    order: Order,
    input: EditInput,
    changes: ChangedField[],
    trx: TransactionClientContract
  ) {
    const now = clock.now()
    await order
      .merge({
        personal: seal('orders.personal', order.id, input.details),
        areaCode: input.areaCode,
        invoiceKind: input.invoiceKind,
        version: order.version + 1,
        updatedAt: now,
      })
      .useTransaction(trx)
      .save()
    await trx.rawQuery('update order_search set tok = ?::bigint[] where order_id = ?', [
      `{${orderTokens(input.details).join(',')}}`,
      order.id,
    ])
    const id = newId()
    await trx.table('order_changes').insert({
      id,
      order_id: order.id,
      actor_kind: input.by.kind,
      actor_id: input.by.id,
      fields: changes.map(({ field }) => field),
      before_and_after: seal('order_changes.before_and_after', id, { changes }),
      changed_at: now.toISO(),
    })
    await record(
      {
        actor: input.by,
        action: 'orders.edited',
        subject: 'order',
        subjectId: order.id,
        details: { fields: changes.map(({ field }) => field) },
      },
      trx
    )
    await publish(new OrderChanged({ orderId: order.id }), trx)
  }
}
