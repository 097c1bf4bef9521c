import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { SettleStock } from '#app/catalog/actions/settle_stock'
import { orderStates } from '#app/orders/order_states'
import { SYSTEM } from '#app/platform/actor'
import { transition } from '#app/platform/states/transition'

/** Ends a cancellation once no payment is open and none is left to refund; called by payments only. */
export class ConfirmCancellation {
  async handle(input: { orderId: string }, trx: TransactionClientContract) {
    const moved = await transition(orderStates, { id: input.orderId }, 'confirm_cancellation', {
      by: SYSTEM,
      trx,
    })
    if (moved.ok) await new SettleStock().handle({ orderId: input.orderId, as: 'released' }, trx)
    return moved
  }
}
