import { AutoApproveOrder } from '#app/orders/actions/auto_approve_order'
import type { Listener, Message } from '#app/platform/outbox/listener'

/** A rule approves what needs nobody. Told twice, it finds the order approved. */
export default class AutoApproveSubmittedOrder implements Listener<{ orderId: string }> {
  static id = 'orders.auto_approve_submitted_order'
  static queue = 'relay' as const

  async handle({ payload }: Message<{ orderId: string }>): Promise<void> {
    await new AutoApproveOrder().handle({ orderId: payload.orderId })
  }
}
