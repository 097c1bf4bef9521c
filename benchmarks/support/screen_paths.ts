import db from '@adonisjs/lucid/services/db'
import { fillHouse } from '#app/demo/fill/fill_house'
import { ORDER_STATUSES } from '#app/orders/order_states'
import type { Kinds } from './ask_pages.js'
import { pathsOf, searchTexts } from './search_paths.js'

const PAGES = 100

/** Fills the house up to so many orders, as `node ace demo:fill` does. */
export async function fillUpTo(wanted: number, say: (line: string) => void): Promise<void> {
  const { orders: known } = await db.from('orders').count('* as orders').firstOrFail()
  const missing = wanted - Number(known)
  if (missing <= 0) return
  const show = (station: string, done: number, total: number) => {
    if (done % 10_000 === 0) say(`${station}: ${done} of ${total}`)
  }
  await fillHouse({ orders: missing, seed: null, show })
}

/** The screens a clerk looks at all day. */
export async function screenPaths(orders: number): Promise<Kinds> {
  const texts = await searchTexts(orders)
  const searches = {
    'search: name': texts['two characters of a name'],
    'search: number': texts['a number'],
    'search: phone': texts['a phone'],
  }
  const tabs = ORDER_STATUSES.map((status) => [`tab ${status}`, [`/desk/orders?status=${status}`]])
  return {
    'orders list': ['/desk/orders'],
    ...Object.fromEntries(tabs),
    ...pathsOf('/desk/orders?q=', searches),
    'order page': await orderPages(),
  }
}

async function orderPages(): Promise<string[]> {
  const rows = await db.from('orders').orderByRaw('md5(id::text)').limit(PAGES).select('id')
  return rows.map(({ id }) => `/desk/orders/${id}`)
}
