import db from '@adonisjs/lucid/services/db'
import type { OrderDetails } from '#app/orders/order_draft'
import { open } from '#app/platform/crypto/envelope'
import { bigramsOf } from '#app/platform/crypto/search_text'
import { matchesQuery } from '#app/platform/crypto/search_tokens'
import type { Kinds } from './ask_pages.js'
import { cursorAt } from './list_paths.js'
import { seededRandom } from '#app/demo/seeded_random'
import { Timings } from './timings.js'

const SAMPLES = 40
const SCANS = 3
const BATCH = 5000
const DEPTHS = [0.2, 0.5, 0.9]

interface Sample {
  number: string
  external: string
  details: OrderDetails
}

/** What is looked for, cut out of orders that are there; two characters are the shortest piece. */
export async function searchTexts(orders: number): Promise<Kinds> {
  const samples = await sampleOrders(orders)
  const random = seededRandom(orders)
  const pick = (pieces: string[]) => pieces[random.below(pieces.length)] ?? ''
  const piece = (text: string) =>
    pick(bigramsOf(text).filter((pair) => /^\p{Script=Han}+$/u.test(pair)))
  const of = (text: (sample: Sample) => string) => samples.map(text).filter((found) => found !== '')
  return {
    'two characters of a name': of(({ details }) => piece(details.customerName)),
    'two characters of an address': of(({ details }) => piece(details.address.slice(-12))),
    'a person': of(({ details }) => details.contactName),
    'a whole company': of(({ details }) => details.customerName),
    'a family name': of(({ details }) => Array.from(details.contactName)[0] ?? ''),
    'a phone': of(({ details }) => details.phone),
    'four digits of a phone': of(({ details }) => details.phone.slice(-4)),
    'a number': of(({ number }) => number),
    'a number of the customer': of(({ external }) => external),
    'nothing': ['\u9f98\u9f96', '\u9ea4\u9750', '13000000000'],
  }
}

/** Further pages of what thousands of orders hold: a piece of most names, and a family name. */
export async function deepSearches(orders: number): Promise<Kinds> {
  const cursors = await Promise.all(DEPTHS.map((depth) => cursorAt(Math.floor(orders * depth))))
  const texts = ['\u516c\u53f8', '\u738b'].map((text) => encodeURIComponent(text))
  return {
    'deep page': cursors.flatMap((cursor) =>
      texts.map((text) => `/desk/orders?q=${text}&after=${cursor}`)
    ),
  }
}

export function pathsOf(base: string, texts: Kinds): Kinds {
  return Object.fromEntries(
    Object.entries(texts).map(([kind, its]) => [
      kind,
      its.map((text) => base + encodeURIComponent(text)),
    ])
  )
}

/** The same search without tokens: every order is opened and compared. @returns milliseconds, the median */
export async function scanFor(texts: string[]): Promise<number> {
  const timings = new Timings()
  for (const text of texts.slice(0, SCANS)) await timings.time(() => scan(text))
  return timings.percentile(0.5)
}

async function scan(text: string): Promise<number> {
  let [found, after] = [0, '00000000-0000-0000-0000-000000000000']
  for (;;) {
    const rows: { id: string; personal: Buffer }[] = await db
      .from('orders')
      .where('id', '>', after)
      .orderBy('id')
      .limit(BATCH)
      .select('id', 'personal')
    for (const { id, personal } of rows) {
      const { customerName } = open<OrderDetails>('orders.personal', id, personal)
      if (matchesQuery('name', customerName, text)) found += 1
    }
    const last = rows.at(-1)
    if (!last) return found
    after = last.id
  }
}

async function sampleOrders(orders: number): Promise<Sample[]> {
  const every = Math.max(1, Math.floor(orders / SAMPLES))
  const { rows } = await db.rawQuery<{
    rows: { id: string; number: string; external_number: string | null; personal: Buffer }[]
  }>(
    `select id, number, external_number, personal from
       (select *, row_number() over (order by id) as place from orders) numbered
     where place % ? = 0`,
    [every]
  )
  return rows.map(({ id, number, external_number: external, personal }) => ({
    number,
    external: external ?? '',
    details: open<OrderDetails>('orders.personal', id, personal),
  }))
}
