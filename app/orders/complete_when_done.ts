import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Order from '#app/orders/models/order'
import { orderStates } from '#app/orders/order_states'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { transition } from '#app/platform/states/transition'

/** Parcels are done when delivered, services when confirmed; a mixed order needs both. */
export function isDone(order: Order): boolean {
  const parcelsDone = order.orderType === 'service' || order.deliveredAt !== null
  const servicesDone = order.orderType === 'parcel' || order.serviceConfirmedAt !== null
  return order.isPaid && parcelsDone && servicesDone
}

export async function completeWhenDone(
  order: Order,
  by: Actor,
  trx: TransactionClientContract
): Promise<void> {
  if (!isDone(order)) return
  await transition(orderStates, order, 'complete', { by, trx, set: { completed_at: clock.now() } })
}
