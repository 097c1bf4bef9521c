import db from '@adonisjs/lucid/services/db'
import User, { actorOf } from '#app/identity/models/user'
import { PlaceOrder } from '#app/orders/actions/place_order'
import { PlaceOrders } from '#app/orders/actions/place_orders'
import { SubmitOrder } from '#app/orders/actions/submit_order'
import type { OrderDraft } from '#app/orders/order_draft'
import { newId } from '#app/platform/database/uuid'
import { allWithin, type Timings } from './timings.js'

/** One call for each draft: a form at the desk is placed, then submitted. */
export async function placeAndSubmit(drafts: OrderDraft[], timings: Timings) {
  const author = await someStaff()
  const by = actorOf(author)
  return drafts.map(
    (draft) => () =>
      timings.time(async () => {
        const placed = await new PlaceOrder().handle({
          draft: { ...draft, externalNumber: null },
          source: 'desk',
          by,
          authorId: author.id,
          asDraft: true,
          formToken: newId(),
        })
        if (!placed.ok) throw new Error(`not placed: ${placed.failure.type}`)
        const submitted = await new SubmitOrder().handle({ orderId: placed.value.orderId, by })
        if (!submitted.ok) throw new Error(`not submitted: ${submitted.failure.type}`)
      })
  )
}

export function someStaff(): Promise<User> {
  return User.query().where('kind', 'staff').orderBy('createdAt').firstOrFail()
}

/** Orders as a sheet brings them, but one transaction an order. @returns orders per second */
export async function placeOneByOne(drafts: OrderDraft[]): Promise<number> {
  const author = await someStaff()
  const given = { source: 'import' as const, by: actorOf(author), authorId: author.id }
  const calls = drafts.map(
    (draft) => () =>
      db.transaction((trx) => new PlaceOrders().handle({ ...given, drafts: [draft] }, trx))
  )
  return calls.length / (await allWithin(1, calls))
}
