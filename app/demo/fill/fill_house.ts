import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import figuresConfig from '#config/figures'
import { sealCommitted } from '#app/audit/sealer'
import Product from '#app/catalog/models/product'
import { DayProblem } from '#app/demo/day_problem'
import { castOf } from '#app/demo/fill/cast'
import { fillChunk, type Stage } from '#app/demo/fill/fill_chunk'
import { fillDocuments } from '#app/demo/fill/fill_documents'
import { makeCustomer } from '#app/demo/fill/make_customer'
import { planOrders } from '#app/demo/fill/plan_orders'
import { readWords } from '#app/demo/fill/words'
import { seededRandom } from '#app/demo/seeded_random'
import { RecountFigures } from '#app/figures/actions/recount_figures'
import { taxClassesOf } from '#app/invoices/queries/tax_classes_of'
import { clock } from '#app/platform/clock'
import { fen, sumFen } from '#app/platform/money/fen'
import Seller from '#app/sellers/models/seller'

export interface FillReport {
  orders: number
  customers: number
  totalFen: number
  documents: number
  seed: number
  seconds: number
}

export interface Filling {
  orders: number
  /** The same seed on the same data makes the same orders; by default the number of orders there are, plus one. */
  seed: number | null
  show: (station: 'orders' | 'documents', done: number, total: number) => void
}

const MOST_PER_CHUNK = 500
/** Customers come into the books with the first order of their chunk. */
const FEWEST_CHUNKS = 20
/** Few enough for a person to leaf through. */
const ORDERS_OF_BUYERS = 120
const [FEWEST_PERCENT, MOST_PERCENT] = [0.5, 15]
const ORDERS_PER_CUSTOMER = 30
const [FEWEST_CUSTOMERS, MOST_CUSTOMERS] = [25, 3000]
const WITH_DOCUMENTS = 40

/** Fills the installation with two years of business, and tells nobody: no event is published. */
export async function fillHouse({ orders, seed: wanted, show }: Filling): Promise<FillReport> {
  const startedAt = performance.now()
  const { orders: known } = await db.from('orders').count('* as orders').firstOrFail()
  const seed = wanted ?? Number(known) + 1
  const stage = await openStage(orders, seed)
  const plan = planOrders(orders, stage.now, stage.random)
  const perChunk = Math.min(MOST_PER_CHUNK, Math.ceil(orders / FEWEST_CHUNKS))
  let total = fen(0)
  for (let done = 0; done < orders; done += perChunk) {
    show('orders', done, orders)
    const chunk = plan.slice(done, done + perChunk)
    const made = await atItsTime(() => db.transaction((trx) => fillChunk(chunk, stage, trx)))
    total = sumFen([total, ...made.map(({ totalFen }) => totalFen)])
    await sealCommitted()
  }
  show('orders', orders, orders)
  const documents = await fillDocuments(Math.min(WITH_DOCUMENTS, Math.ceil(orders / 10)))
  show('documents', documents, documents)
  await new RecountFigures().handle({ days: figuresConfig.recountDays })
  await refreshStatistics()
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10
  const customers = stage.customers.length
  return { orders, customers, totalFen: total, documents, seed, seconds }
}

/** The chunk sets the clock to the moments that it tells of. */
async function atItsTime<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } finally {
    clock.resume()
  }
}

async function openStage(orders: number, seed: number): Promise<Stage> {
  const words = await readWords()
  const wanted = Math.ceil(orders / ORDERS_PER_CUSTOMER)
  const count = Math.min(MOST_CUSTOMERS, Math.max(FEWEST_CUSTOMERS, wanted))
  const customers = Array.from({ length: count }, (_, number) => makeCustomer(number, words))
  const products = await Product.query().where('isActive', true).preload('taxClass').orderBy('sku')
  const of = (fulfilment: string) => products.filter((product) => product.fulfilment === fulfilment)
  const shelf = { parcels: of('parcel'), services: of('service') }
  const seller = await Seller.query().where('isDefault', true).first()
  if (!seller || shelf.parcels.length === 0 || shelf.services.length === 0)
    throw new DayProblem('there is no seller or nothing to sell: run node ace demo:seed first')
  const taxClasses = await db.transaction((trx: TransactionClientContract) =>
    taxClassesOf(products, trx)
  )
  const issuer = { seller, taxClasses }
  const random = seededRandom(seed)
  const percent = (100 * ORDERS_OF_BUYERS) / orders
  const fromBuyers = Math.min(MOST_PERCENT, Math.max(FEWEST_PERCENT, percent))
  const stage = { cast: await castOf(), words, shelf, issuer, customers }
  return { ...stage, fromBuyers, random, now: clock.now() }
}

/** What the autovacuum of a grown database has done long before. */
async function refreshStatistics(): Promise<void> {
  await db.connection('owner').rawQuery('vacuum analyze')
}
