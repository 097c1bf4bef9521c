import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import type { OrderFailure } from '#app/orders/errors'
import { lockOrder } from '#app/orders/lock_order'
import type Order from '#app/orders/models/order'
import { orderStates } from '#app/orders/order_states'
import type { Actor } from '#app/platform/actor'
import { failed, ok, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'

/** Until it is invoiced or has left the house. */
export function isCancellable(order: Order): boolean {
  const isOpen = ['draft', 'in_review', 'rejected', 'approved'].includes(order.state)
  return isOpen && !order.isLocked && order.dispatchedAt === null && order.deletedAt === null
}

/**
 * Starts a cancellation. Payments closes or refunds what is open and then confirms it; only that
 * ends the order. An invoiced or dispatched order goes the way of a return instead.
 */
export class CancelOrder {
  async handle(input: {
    orderId: string
    reason: string
    by: Actor
  }): Promise<Result<{ orderId: string }, OrderFailure>> {
    if (input.reason === '') return failed({ type: 'reason_missing' })
    return db.transaction(async (trx) => {
      const locked = await lockOrder(input.orderId, trx)
      if (!locked.ok) return locked
      const order = locked.value
      if (order.isLocked) return failed({ type: 'locked_by_invoice' })
      if (order.dispatchedAt) return failed({ type: 'stale', state: order.status })

      const moved = await transition(orderStates, order, 'cancel', {
        by: input.by,
        reason: input.reason,
        trx,
      })
      if (!moved.ok) return moved
      await record(
        { actor: input.by, action: 'orders.cancelling', subject: 'order', subjectId: order.id },
        trx
      )
      return ok({ orderId: order.id })
    })
  }
}
