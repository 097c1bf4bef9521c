import type { Benchmark } from '#benchmarks/support/benchmark'
import { inHouse } from '#benchmarks/support/house'
import { numbersFrom } from '#benchmarks/support/options'
import { allWithin, rounded, Timings } from '#benchmarks/support/timings'

const VENDURE_PER_SECOND = 7

/**
 * Orders placed and submitted through the actions of the desk, by callers of one process, and once more while
 * web server and worker are up and relay the events. The alternative of the same run: one caller alone.
 */
export const bench: Benchmark = ({ say, args }) =>
  inHouse(async (house) => {
    const { orders, callers } = numbersFrom(args, { orders: 2000, callers: 8 })
    const { orderDrafts } = await import('#benchmarks/support/order_drafts')
    const { placeAndSubmit } = await import('#benchmarks/support/place_and_submit')
    const drafts = await orderDrafts(orders + 2 * Math.ceil(orders / 4), 1)
    const some = () => drafts.splice(0, Math.ceil(orders / 4))

    say('one caller')
    const alone = await perSecond(1, await placeAndSubmit(some(), new Timings()))
    say(`${callers} callers`)
    const timings = new Timings()
    const together = await perSecond(
      callers,
      await placeAndSubmit(drafts.splice(0, orders), timings)
    )
    await house.open()
    say(`${callers} callers beside the worker`)
    const besideWorker = await perSecond(callers, await placeAndSubmit(some(), new Timings()))

    return {
      orders,
      callers,
      ordersPerSecond: together,
      p50Ms: timings.percentile(0.5),
      p95Ms: timings.percentile(0.95),
      goal: '≥ 200 orders/s',
      oneCallerPerSecond: alone,
      besideWorkerPerSecond: besideWorker,
      vendurePerSecond: VENDURE_PER_SECOND,
      timesVendure: rounded(together / VENDURE_PER_SECOND, 1),
    }
  })

async function perSecond(callers: number, calls: (() => Promise<unknown>)[]): Promise<number> {
  return rounded(calls.length / (await allWithin(callers, calls)), 1)
}
