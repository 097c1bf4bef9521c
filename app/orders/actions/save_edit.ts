import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import { OrderChanged } from '#app/orders/events/order_changed'
import type Order from '#app/orders/models/order'
import type { ChangedField } from '#app/orders/order_changes'
import type { InvoiceKind, OrderDetails } from '#app/orders/order_draft'
import { orderTokens } from '#app/orders/order_rows'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'
import { publish } from '#app/platform/outbox/publish'

interface Edit {
  details: OrderDetails
  areaCode: string
  invoiceKind: InvoiceKind
  by: Actor
}

/** Writes an allowed change of a locked order down, with old and new value. */
export class SaveEdit {
  async handle(
    { order, edit: input, changes }: { order: Order; edit: Edit; changes: ChangedField[] },
    trx: TransactionClientContract
  ): Promise<void> {
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
