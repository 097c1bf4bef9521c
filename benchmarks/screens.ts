import { askPages } from '#benchmarks/support/ask_pages'
import type { Benchmark } from '#benchmarks/support/benchmark'
import { inHouse } from '#benchmarks/support/house'
import { numbersFrom } from '#benchmarks/support/options'
import { rounded } from '#benchmarks/support/timings'

const SIZES = { small: { orders: 1000, requests: 40 }, full: { orders: 100_000, requests: 500 } }

/**
 * The screens of a clerk over two years of business (`demo:fill`), each asked for again and again by one
 * client, and how soon a change shows on an open page. The alternative of the same run: the list of orders
 * with rows that cost nothing.
 */
export const bench: Benchmark = ({ say, args }) =>
  inHouse(async (house) => {
    const size = args.includes('--small') ? SIZES.small : SIZES.full
    const given = args.filter((argument) => argument !== '--small')
    const { orders, requests } = numbersFrom(given, size)
    const { fillUpTo, screenPaths } = await import('#benchmarks/support/screen_paths')
    const { compareWithConstant } = await import('#benchmarks/support/list_rate')
    await fillUpTo(orders, say)
    const screens = await screenPaths(orders)
    await house.open()

    const clerk = await house.visitor('clerk')
    const figures: Record<string, string> = {}
    const p95s: number[] = []
    for (const [kind, paths] of Object.entries(screens)) {
      const { all } = await askPages(clerk, { [kind]: paths }, requests)
      figures[kind] = `${all.percentile(0.5)} / ${all.percentile(0.95)} ms`
      p95s.push(all.percentile(0.95))
      say(`${kind}: ${figures[kind]}`)
    }
    const { liveLag } = await import('#benchmarks/support/live_lag')
    const lags = await liveLag(house)
    const { listed, constant } = await compareWithConstant(house, requests)
    return {
      orders,
      requests,
      ...figures,
      slowestP95Ms: Math.max(...p95s),
      goal: 'p95 ≤ 60 ms each',
      listsPerSecond: rounded(listed, 1),
      constantListsPerSecond: rounded(constant, 1),
      shareOfConstantPercent: rounded((100 * listed) / constant, 0),
      goalOfShare: '≥ 50 %',
      liveP50Ms: lags.percentile(0.5),
      liveSlowestMs: lags.percentile(1),
      goalOfLive: '< 1000 ms',
    }
  })
