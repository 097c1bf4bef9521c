import { CancelOrder } from '#app/orders/actions/cancel_order'
import Order from '#app/orders/models/order'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'

const BATCH = 200

/**
 * Starts the cancellation of orders whose payment is overdue. Payments asks the provider before it
 * confirms, so money that has come in the last minute is not lost.
 */
export class ExpireUnpaidOrders {
  async handle(): Promise<{ expired: number }> {
    const overdue = await Order.query()
      .select('id')
      .where('state', 'approved')
      .whereNull('paid_at')
      .where('payment_due_at', '<=', clock.now().toISO())
      .orderBy('payment_due_at')
      .limit(BATCH)
    let expired = 0
    for (const { id } of overdue) {
      const cancelled = await new CancelOrder().handle({
        orderId: id,
        reason: 'payment_overdue',
        by: SYSTEM,
      })
      if (cancelled.ok) expired += 1
    }
    return { expired }
  }
}
