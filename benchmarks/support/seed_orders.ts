import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { actorOf } from '#app/identity/models/user'
import { PlaceOrders } from '#app/orders/actions/place_orders'
import type { OrderDraft } from '#app/orders/order_draft'
import { orderStates } from '#app/orders/order_states'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { transitionMany } from '#app/platform/states/transition'
import { orderDrafts } from './order_drafts.js'
import { someStaff } from './place_and_submit.js'

const PER_CHUNK = 500
const DAYS = 400
/** Of each chunk, so many parts of ten stay drafts or in review; the others are approved. */
const [DRAFTS, IN_REVIEW] = [1, 3]

/**
 * Fills the house up to so many orders through the set-based action of the sheets, spread evenly over the
 * last 400 days. Nobody is told: the messages are thrown away, since only reading is measured afterwards.
 */
export async function seedOrders(wanted: number, say: (line: string) => void): Promise<void> {
  const [{ count }] = await db.from('orders').count('* as count')
  const missing = wanted - Number(count)
  if (missing <= 0) return
  const seed = 1 + Number(count)
  const drafts = await orderDrafts(missing, seed)
  const last = clock.now()
  for (let done = 0; done < missing; done += PER_CHUNK) {
    clock.freeze(last.minus({ minutes: Math.round(((missing - done) / missing) * DAYS * 24 * 60) }))
    await placeChunk(drafts.slice(done, done + PER_CHUNK))
    if (done % 10_000 === 0) say(`${Number(count) + done} orders of ${wanted}`)
  }
  clock.resume()
  await db.from('outbox_messages').whereNull('relayed_at').delete()
  // What the autovacuum of a grown database has done long before.
  await db.connection('owner').rawQuery('vacuum analyze')
}

async function placeChunk(drafts: OrderDraft[]): Promise<void> {
  const author = await someStaff()
  const given = { source: 'import' as const, by: actorOf(author), authorId: author.id }
  const kept = Math.ceil((drafts.length * DRAFTS) / 10)
  const waiting = Math.ceil((drafts.length * IN_REVIEW) / 10)
  await db.transaction(async (trx) => {
    await new PlaceOrders().handle({ ...given, drafts: drafts.slice(0, kept), asDraft: true }, trx)
    const placed = await new PlaceOrders().handle({ ...given, drafts: drafts.slice(kept) }, trx)
    const ids = placed.flatMap((each) => (each.type === 'placed' ? [each.order.id] : []))
    await approve(ids.slice(waiting), trx)
  })
}

async function approve(ids: string[], trx: TransactionClientContract): Promise<void> {
  const now = clock.now()
  await transitionMany(orderStates, ids, 'approve', {
    by: SYSTEM,
    trx,
    set: { reviewed_at: now, payment_due_at: now.plus({ days: 7 }) },
  })
}
