import db from '@adonisjs/lucid/services/db'
import { actorOf } from '#app/identity/models/user'
import { PlaceOrders } from '#app/orders/actions/place_orders'
import { ConfirmService } from '#app/orders/actions/confirm_service'
import { RecordDelivery } from '#app/orders/actions/record_delivery'
import { RecordDispatch } from '#app/orders/actions/record_dispatch'
import { RecordPayment } from '#app/orders/actions/record_payment'
import { OrderCompleted } from '#app/orders/events/order_completed'
import type { OrderDraft, OrderType } from '#app/orders/order_draft'
import { orderStates } from '#app/orders/order_states'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import type { Fen } from '#app/platform/money/fen'
import { transitionMany } from '#app/platform/states/transition'
import { orderDrafts } from './order_drafts.js'
import { someStaff } from './place_and_submit.js'
import { allWithin } from './timings.js'

const PER_CHUNK = 250

/**
 * Orders that are paid, delivered and done, and wait for their invoice: of all that has happened only their
 * completion is still to be told.
 */
export async function completedOrders(orders: number): Promise<void> {
  const drafts = await orderDrafts(orders, 3)
  const parcels = drafts.map((draft): OrderDraft => ({ ...draft, invoiceKind: 'ordinary' }))
  for (let start = 0; start < orders; start += PER_CHUNK) {
    const placed = await place(parcels.slice(start, start + PER_CHUNK))
    await allWithin(
      4,
      placed.map((order) => () => complete(order))
    )
  }
  await db
    .from('outbox_messages')
    .whereNull('relayed_at')
    .whereNot('type', OrderCompleted.type)
    .delete()
}

/** Nobody is told of the completions either: the orders wait for somebody who invoices them. */
export async function forgetCompletions(): Promise<void> {
  await db.from('outbox_messages').whereNull('relayed_at').delete()
}

interface Placed {
  orderId: string
  orderType: OrderType
  paidFen: Fen
}

async function place(drafts: OrderDraft[]): Promise<Placed[]> {
  const author = await someStaff()
  const given = { source: 'import' as const, by: actorOf(author), authorId: author.id }
  return db.transaction(async (trx) => {
    const placements = await new PlaceOrders().handle({ ...given, drafts }, trx)
    const placed = placements.flatMap((each): Placed[] => {
      if (each.type !== 'placed') return []
      const { id: orderId, orderType, totalFen: paidFen } = each.order
      return [{ orderId, orderType, paidFen }]
    })
    const ids = placed.map(({ orderId }) => orderId)
    await transitionMany(orderStates, ids, 'approve', { by: SYSTEM, trx })
    return placed
  })
}

async function complete({ orderId, paidFen, orderType }: Placed): Promise<void> {
  await db.transaction(async (trx) => {
    const at = clock.now()
    await new RecordPayment().handle({ orderId, paidFen, paidAt: at }, trx)
    if (orderType === 'service') return
    await new RecordDispatch().handle({ orderId, at }, trx)
    await new RecordDelivery().handle({ orderId, at }, trx)
  })
  if (orderType !== 'parcel') await new ConfirmService().handle({ orderId, by: SYSTEM })
}
