import type { Benchmark } from '#benchmarks/support/benchmark'
import { inHouse } from '#benchmarks/support/house'
import { numbersFrom } from '#benchmarks/support/options'
import { allWithin, rounded, Timings } from '#benchmarks/support/timings'

const VENDURE_PER_SECOND = 7

/**
 * Orders placed and submitted through the actions of the desk, in the open house: the worker relays their
 * events meanwhile. The alternative of the same run: one caller alone.
 */
export const bench: Benchmark = ({ say, args }) =>
  inHouse(async (house) => {
    const { orders, callers } = numbersFrom(args, { orders: 2000, callers: 8 })
    const { orderDrafts } = await import('#benchmarks/support/order_drafts')
    const { placeAndSubmit } = await import('#benchmarks/support/place_and_submit')
    await house.open()

    const drafts = await orderDrafts(orders, 1)
    const few = drafts.splice(0, Math.ceil(orders / 10))
    const alone = await placeAndSubmit(few, new Timings())
    say(`${few.length} orders, one caller`)
    const aloneSeconds = await allWithin(1, alone)
    say(`${drafts.length} orders, ${callers} callers`)
    const timings = new Timings()
    const seconds = await allWithin(callers, await placeAndSubmit(drafts, timings))

    const perSecond = drafts.length / seconds
    return {
      orders: drafts.length,
      callers,
      ordersPerSecond: rounded(perSecond, 1),
      p50Ms: timings.percentile(0.5),
      p95Ms: timings.percentile(0.95),
      oneCallerPerSecond: rounded(few.length / aloneSeconds, 1),
      goal: '≥ 200 orders/s',
      timesVendure: rounded(perSecond / VENDURE_PER_SECOND, 1),
    }
  })
