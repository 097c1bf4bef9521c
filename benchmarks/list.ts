import { askPages, kindFigures } from '#benchmarks/support/ask_pages'
import type { Benchmark } from '#benchmarks/support/benchmark'
import { inHouse } from '#benchmarks/support/house'
import { numbersFrom } from '#benchmarks/support/options'
import { rounded } from '#benchmarks/support/timings'

/**
 * The list of orders, 50 rows a page, as a clerk sees it over HTTP. The alternative of the same run: the rows
 * of deep pages by OFFSET.
 */
export const bench: Benchmark = ({ say, args }) =>
  inHouse(async (house) => {
    const { orders, requests } = numbersFrom(args, { orders: 100_000, requests: 500 })
    const { seedOrders } = await import('#benchmarks/support/seed_orders')
    const { compareWithOffset, listPaths } = await import('#benchmarks/support/list_paths')
    await seedOrders(orders, say)
    await house.open()

    say(`${requests} pages`)
    const { all, byKind } = await askPages(
      await house.visitor('clerk'),
      await listPaths(orders),
      requests
    )
    const { keysetMs, offsetMs } = await compareWithOffset(orders)
    return {
      orders,
      requests,
      p50Ms: all.percentile(0.5),
      p95Ms: all.percentile(0.95),
      goal: 'p95 ≤ 60 ms',
      ...kindFigures(byKind),
      keysetRowsMs: keysetMs,
      offsetRowsMs: offsetMs,
      timesOffset: rounded(offsetMs / keysetMs, 1),
      vendureMs: '184 / 409',
      medusaMs: '208 / 230',
    }
  })
