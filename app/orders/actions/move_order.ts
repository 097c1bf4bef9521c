import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { SettleStock } from '#app/catalog/actions/settle_stock'
import type { OrderFailure } from '#app/orders/errors'
import Order from '#app/orders/models/order'
import { orderStates } from '#app/orders/order_states'
import type { Actor } from '#app/platform/actor'
import { failed, ok, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'

/** The moves a manager may make by hand; the others need their own facts (money, parcels, invoices). */
export const MANUAL_VERBS = ['withdraw', 'reject'] as const
export type ManualVerb = (typeof MANUAL_VERBS)[number]

/** A manager moves an order along a legal transition, with a reason. */
export class MoveOrder {
  handle(input: {
    orderId: string
    verb: ManualVerb
    reason: string
    by: Actor
  }): Promise<Result<{ orderId: string }, OrderFailure>> {
    return db.transaction(async (trx) => {
      const order = await Order.query({ client: trx })
        .where('id', input.orderId)
        .forUpdate()
        .first()
      if (!order) return failed({ type: 'missing' })
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
