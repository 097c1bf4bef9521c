import { DESK_CHANNEL, personChannel } from '#app/live/channels'
import { ordersOf, ownersOf, readersOf } from '#app/live/concerned'
import type { Change } from '#app/platform/live/announce_change'

/** What browsers hear: the orders are those that the change is about. */
interface Told {
  subject: string
  ids: string[]
  orders: string[]
}

/** Sends to the browsers that this process serves. */
export interface Broadcaster {
  broadcast(channel: string, payload: Told & Record<string, string | string[]>): void
}

/** Somebody's own messages, as a subject of its own: everybody else's are `message`. */
const INBOX = 'inbox'

/** Tells staff of a change, and the people whose orders or messages it is about of theirs. */
export async function broadcastChange(change: Change, transmit: Broadcaster): Promise<void> {
  const { subject, ids } = change
  const orders = await ordersOf(change)
  transmit.broadcast(DESK_CHANNEL, { subject, ids, orders })
  for (const [userId, own] of await ownersOf(orders))
    transmit.broadcast(personChannel(userId), { subject, ids: [], orders: own })
  for (const userId of await readersOf(change))
    transmit.broadcast(personChannel(userId), { subject: INBOX, ids, orders: [] })
}
