import db from '@adonisjs/lucid/services/db'
import shipmentsConfig from '#config/shipments'
import { clock } from '#app/platform/clock'

/** Bookings that are open or unclear and should be asked for now. */
export async function dueBookings(): Promise<string[]> {
  const { askAfter, askAtOnce } = shipmentsConfig
  const { rows } = await db.rawQuery(
    `select id from shipments where state in ('booking', 'unknown')
        and :now::timestamptz - asked_at >= greatest(
          make_interval(secs => :least),
          least((:now::timestamptz - updated_at) / 4, make_interval(secs => :most)))
      order by asked_at limit :limit`,
    {
      now: clock.timestamp(),
      least: askAfter.atLeastSeconds,
      most: askAfter.atMostSeconds,
      limit: askAtOnce,
    }
  )
  return rows.map(({ id }: { id: string }) => id)
}

/** Orders that are being cancelled, or are, whose parcel was not stopped yet. */
export async function parcelsToStop(): Promise<string[]> {
  const rows = await db
    .from('shipments as s')
    .join('orders as o', 'o.id', 's.order_id')
    .whereIn('o.state', ['cancelling', 'cancelled'])
    .whereIn('s.state', ['preparing', 'picked', 'packed', 'booked'])
    .orderBy('s.updated_at')
    .limit(shipmentsConfig.askAtOnce)
    .select('s.order_id')
  return rows.map((row: { order_id: string }) => row.order_id)
}
