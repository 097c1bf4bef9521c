import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/platform/clock'
import { insertMany } from '#app/platform/database/insert_many'
import { announceChange } from '#app/platform/live/announce_change'
import { newId } from '#app/platform/database/uuid'
import type { DomainEvent } from './domain_event.js'
import { wakeRelay } from './wake_up.js'

/** Stores an event in the transaction of what happened: both are there, or neither is. */
export async function publish(
  event: DomainEvent<object>,
  trx: TransactionClientContract
): Promise<void> {
  await publishMany([event], trx)
}

export async function publishMany(
  events: readonly DomainEvent<object>[],
  trx: TransactionClientContract
): Promise<void> {
  const rows = events.map((event) => ({ type: typeOf(event), payload: event.payload }))
  await publishRows(rows, trx)
}

/** For `transition`, which knows the class of its event but makes no object of it. */
export async function publishRows(
  events: readonly { type: string; payload: object }[],
  trx: TransactionClientContract
): Promise<void> {
  if (events.length === 0) return
  const createdAt = clock.now()
  const rows = events.map((event) => ({ id: newId(), ...event, created_at: createdAt }))
  await insertMany(trx, 'outbox_messages', rows)
  announceChange('order', ordersOf(events), trx)
  trx.after('commit', wakeRelay)
}

/** Most of what happens happens to an order, and open pages show it. */
function ordersOf(events: readonly { payload: object }[]): string[] {
  return events.flatMap(({ payload }) =>
    'orderId' in payload && typeof payload.orderId === 'string' ? payload.orderId : []
  )
}

function typeOf({ constructor }: DomainEvent<object>): string {
  if (!('type' in constructor) || typeof constructor.type !== 'string')
    throw new Error(`event ${constructor.name} has no static type`)
  return constructor.type
}
