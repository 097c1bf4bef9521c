import { askPages, kindFigures } from '#benchmarks/support/ask_pages'
import type { Benchmark } from '#benchmarks/support/benchmark'
import { inHouse } from '#benchmarks/support/house'
import { numbersFrom } from '#benchmarks/support/options'
import { rounded } from '#benchmarks/support/timings'

/**
 * Searches of a clerk over encrypted orders, through HTTP: in the list of orders, and in the search box of the
 * desk, which looks through everything. The alternative of the same run: open every row and compare.
 */
export const bench: Benchmark = ({ say, args }) =>
  inHouse(async (house) => {
    const { orders, requests } = numbersFrom(args, { orders: 100_000, requests: 500 })
    const { seedOrders } = await import('#benchmarks/support/seed_orders')
    const { deepSearches, pathsOf, scanFor, searchTexts } =
      await import('#benchmarks/support/search_paths')
    await seedOrders(orders, say)
    const texts = await searchTexts(orders)
    await house.open()

    const clerk = await house.visitor('clerk')
    say(`${requests} searches of the list`)
    const listed = { ...pathsOf('/desk/orders?q=', texts), ...(await deepSearches(orders)) }
    const list = await askPages(clerk, listed, requests)
    say(`${requests} searches of the desk`)
    const desk = await askPages(clerk, pathsOf('/desk/search?q=', texts), requests)
    const scanMs = await scanFor(texts['two characters of a name'] ?? [])
    const p50Ms = list.all.percentile(0.5)
    return {
      orders,
      requests,
      p50Ms,
      p95Ms: list.all.percentile(0.95),
      deskP50Ms: desk.all.percentile(0.5),
      deskP95Ms: desk.all.percentile(0.95),
      goal: 'p95 ≤ 60 ms',
      ...kindFigures(list.byKind),
      scanMs,
      timesScan: rounded(scanMs / p50Ms, 1),
      vendureMs: '505 / 738',
      medusaMs: '1477 / 1527',
    }
  })
