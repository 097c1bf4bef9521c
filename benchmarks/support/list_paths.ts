import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { listOrders } from '#app/orders/queries/list_orders'
import { clock } from '#app/platform/clock'
import { encodeCursor } from '#app/platform/database/keyset'
import type { Kinds } from './ask_pages.js'
import { Timings } from './timings.js'

const DEPTHS = [0.1, 0.25, 0.5, 0.75, 0.95]
const COMPARED = 20

/** What people open on the list of orders, deep pages included. */
export async function listPaths(orders: number): Promise<Kinds> {
  const deep = await Promise.all(DEPTHS.map((depth) => cursorAt(Math.floor(orders * depth))))
  const day = (daysAgo: number) => clock.businessDay(clock.now().minus({ days: daysAgo }))
  return {
    'first page': ['/desk/orders'],
    'one status': ['in_review', 'awaiting_payment', 'draft'].map(
      (status) => `/desk/orders?status=${status}`
    ),
    'filters': [
      `/desk/orders?type=parcel&from=${day(30)}&to=${day(3)}`,
      `/desk/orders?findings=1&status=in_review`,
      `/desk/orders?from=${day(200)}&to=${day(190)}`,
    ],
    'deep page': deep.map((cursor) => `/desk/orders?after=${cursor}`),
    'deep page of a status': deep.map((cursor) => `/desk/orders?status=in_review&after=${cursor}`),
  }
}

/** The rows of deep pages from the database alone: where the cursor stands, and by OFFSET. */
export async function compareWithOffset(orders: number) {
  const [keyset, offset] = [new Timings(), new Timings()]
  for (let step = 1; step <= COMPARED; step++) {
    const skipped = Math.floor((orders * step) / (COMPARED + 1))
    const cursor = await cursorAt(skipped)
    await keyset.time(() => listOrders({}, cursor))
    await offset.time(() => pageByOffset(skipped))
  }
  return { keysetMs: keyset.percentile(0.5), offsetMs: offset.percentile(0.5) }
}

export async function cursorAt(skipped: number): Promise<string> {
  const row: { id: string; placed_at: Date } = await pageByOffset(skipped, 1).firstOrFail()
  return encodeCursor({ direction: 'older', at: DateTime.fromJSDate(row.placed_at), id: row.id })
}

function pageByOffset(skipped: number, size = 50) {
  return db
    .from('orders')
    .whereNull('deleted_at')
    .orderBy('placed_at', 'desc')
    .orderBy('id', 'desc')
    .offset(skipped)
    .limit(size)
}
