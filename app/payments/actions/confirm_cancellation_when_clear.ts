import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { ConfirmCancellation } from '#app/orders/actions/confirm_cancellation'
import { OPEN_PAYMENT_STATES } from '#app/payments/payment_states'

/**
 * Ends the cancellation of an order as soon as no payment is open and all its money went back.
 * Called wherever one of these things may just have become true.
 */
export async function confirmCancellationWhenClear(
  orderId: string,
  trx: TransactionClientContract
): Promise<void> {
  const order = await trx.from('orders').where('id', orderId).forUpdate().select('state').first()
  if (order?.state !== 'cancelling') return
  const { rows } = await trx.rawQuery(
    `select 1 from payments p
      where order_id = ? and (state = any(?) or state = 'settled' and amount_fen >
        (select coalesce(sum(amount_fen), 0) from refunds where payment_id = p.id and state = 'succeeded'))
      limit 1`,
    [orderId, [...OPEN_PAYMENT_STATES]]
  )
  if (rows.length === 0) await new ConfirmCancellation().handle({ orderId }, trx)
}
