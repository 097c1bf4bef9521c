import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { SettleStock } from '#app/catalog/actions/settle_stock'
import type { OrderFailure } from '#app/orders/errors'
import type { ManualVerb } from '#app/orders/manual_moves'
import { lockOrder } from '#app/orders/lock_order'
import { orderStates } from '#app/orders/order_states'
import type { Actor } from '#app/platform/actor'
import { failed, ok, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'

/** A manager moves an order along a legal transition, with a reason. */
export class MoveOrder {
  async handle(input: {
    orderId: string
    verb: ManualVerb
    reason: string
    by: Actor
  }): Promise<Result<{ orderId: string }, OrderFailure>> {
    if (input.reason === '') return failed({ type: 'reason_missing' })
    return db.transaction(async (trx) => {
      const locked = await lockOrder(input.orderId, trx)
      if (!locked.ok) return locked
      const order = locked.value
      const moved = await transition(orderStates, order, input.verb, {
        by: input.by,
        reason: input.reason,
        trx,
      })
      if (!moved.ok) return moved
      await new SettleStock().handle({ orderId: order.id, as: 'released' }, trx)
      await record(
        {
          actor: input.by,
          action: 'orders.moved',
          subject: 'order',
          subjectId: order.id,
          details: { verb: input.verb },
        },
        trx
      )
      return ok({ orderId: order.id })
    })
  }
}
