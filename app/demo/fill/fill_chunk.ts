import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { ResolveCustomers } from '#app/customers/actions/resolve_customers'
import type { CustomerDraft } from '#app/customers/customer_draft'
import type { Cast } from '#app/demo/fill/cast'
import { HOLDING } from '#app/demo/fill/fates'
import { holdGoods } from '#app/demo/fill/hold_goods'
import { makeDraft, type Shelf } from '#app/demo/fill/make_draft'
import { Manifests } from '#app/demo/fill/manifests'
import type { PlannedOrder } from '#app/demo/fill/plan_orders'
import { Rows } from '#app/demo/fill/rows'
import { Story } from '#app/demo/fill/story'
import { type Issuer, tellInvoice } from '#app/demo/fill/tell_invoice'
import { tellMessages } from '#app/demo/fill/tell_messages'
import { tellOrder } from '#app/demo/fill/tell_order'
import { tellParcel } from '#app/demo/fill/tell_parcel'
import { tellPayment } from '#app/demo/fill/tell_payment'
import { timelineOf } from '#app/demo/fill/timeline'
import type { Words } from '#app/demo/fill/words'
import type { SeededRandom } from '#app/demo/seeded_random'
import { type BuiltOrder, buildOrder } from '#app/orders/build_order'
import type { OrderSource } from '#app/orders/order_draft'
import { clock } from '#app/platform/clock'
import { datedNumber, takeWithGaps } from '#app/platform/database/numbering'
import type { DateTime } from 'luxon'

export interface Stage {
  cast: Cast
  words: Words
  shelf: Shelf
  issuer: Issuer
  customers: readonly CustomerDraft[]
  /** Percent of the orders that come from customers who sign in. */
  fromBuyers: number
  random: SeededRandom
  now: DateTime<true>
}

interface Ordered extends PlannedOrder {
  customer: CustomerDraft
  source: OrderSource
  /** The account of the customer. */
  buyerId: string | null
}

const FROM_SHEETS = 60

/** Writes so many orders with one statement a table. */
export async function fillChunk(
  plan: readonly PlannedOrder[],
  stage: Stage,
  trx: TransactionClientContract
): Promise<BuiltOrder[]> {
  const ordered = plan.map((planned) => orderedBy(planned, stage))
  const drafts = ordered.map(({ fate, customer }) =>
    makeDraft({ fate, customer, shelf: stage.shelf, words: stage.words }, stage.random)
  )
  clock.freeze(plan[0].placedAt)
  const customerIds = await new ResolveCustomers().handle(
    drafts.map(({ customer }) => customer),
    trx
  )
  const sequences = await takeWithGaps('order_number_sequence', plan.length, trx)
  const { parcels, services } = stage.shelf
  const products = new Map([...parcels, ...services].map((product) => [product.sku, product]))

  const rows = new Rows()
  const manifests = new Manifests()
  const orders = ordered.map((one, index) => {
    const { placedAt, source } = one
    const number = datedNumber(clock.businessDay(placedAt), sequences[index])
    const externalNumber = source === 'import' ? `WD${number}` : null
    const draft = { ...drafts[index], externalNumber }
    const order = buildOrder(draft, { number, customerId: customerIds[index], products, placedAt })
    tell(one, { order, sequence: sequences[index], stage, rows, manifests })
    return order
  })
  await manifests.close(rows, stage.cast, trx)
  await rows.insert(trx)
  clock.resume()
  const waiting = orders.filter((_, index) => HOLDING.has(plan[index].fate))
  await holdGoods(waiting, stage.cast.warehouse, trx)
  return orders
}

function orderedBy(planned: PlannedOrder, { cast, customers, fromBuyers, random }: Stage): Ordered {
  if (cast.buyers.length > 0 && random.happens(fromBuyers)) {
    const { userId, draft } = random.pick(cast.buyers)
    return { ...planned, customer: draft, source: 'portal', buyerId: userId }
  }
  // Of two draws the lower: some customers order again and again.
  const customer =
    customers[Math.min(random.below(customers.length), random.below(customers.length))]
  const source = random.happens(FROM_SHEETS) ? 'import' : 'desk'
  return { ...planned, customer, source, buyerId: null }
}

function tell(
  { fate, source, buyerId, placedAt }: Ordered,
  given: {
    order: BuiltOrder
    sequence: number
    stage: Stage
    rows: Rows
    manifests: Manifests
  }
): void {
  const { order, sequence, stage, rows, manifests } = given
  const { cast, words, random, now } = stage
  const { orderType } = order
  const author = buyerId === null ? cast.clerk : { kind: 'customer' as const, id: buyerId }
  const timeline = timelineOf({ fate, orderType, placedAt }, now, random)
  const told = { order, sequence, fate, source, author, buyerId, cast, words, random, now }
  const story = new Story({ ...told, timeline }, rows)
  tellOrder(story)
  tellPayment(story)
  tellParcel(story, manifests)
  tellMessages(story, tellInvoice(story, stage.issuer))
}
