import db from '@adonisjs/lucid/services/db'
import paymentsConfig from '#config/payments'
import { clock } from '#app/platform/clock'
import { OPEN_PAYMENT_STATES } from '#app/payments/payment_states'
import { OPEN_REFUND_STATES } from '#app/payments/refund_states'

/** Open payments and refunds that should be asked for now: after a quarter of their age, within bounds. */
export async function dueToAsk(table: 'payments' | 'refunds'): Promise<string[]> {
  const { askAfter, askAtOnce } = paymentsConfig
  const states = table === 'payments' ? OPEN_PAYMENT_STATES : OPEN_REFUND_STATES
  const now = clock.timestamp()
  const { rows } = await db.rawQuery(
    `select id from ${table} where state = any(:states)
        and :now::timestamptz - coalesce(asked_at, created_at) >= greatest(
          make_interval(secs => :least),
          least((:now::timestamptz - created_at) / 4, make_interval(secs => :most)))
      order by coalesce(asked_at, created_at) limit :limit`,
    {
      states: [...states],
      now,
      least: askAfter.atLeastSeconds,
      most: askAfter.atMostSeconds,
      limit: askAtOnce,
    }
  )
  return rows.map(({ id }: { id: string }) => id)
}

/** Attempts whose time to pay is over. */
export async function duePayments(): Promise<string[]> {
  const rows = await db
    .from('payments')
    .where('state', 'awaiting')
    .where('expires_at', '<', clock.timestamp())
    .orderBy('expires_at')
    .limit(paymentsConfig.askAtOnce)
    .select('id')
  return rows.map(({ id }) => id)
}

/** Orders whose cancellation still waits for payments to be closed or refunded. */
export async function cancellingOrders(): Promise<string[]> {
  const rows = await db
    .from('orders')
    .where('state', 'cancelling')
    .orderBy('updated_at')
    .limit(paymentsConfig.askAtOnce)
    .select('id')
  return rows.map(({ id }) => id)
}
