import { askPages, type Kinds } from '#benchmarks/support/ask_pages'
import type { Benchmark } from '#benchmarks/support/benchmark'
import { inHouse } from '#benchmarks/support/house'
import { numbersFrom } from '#benchmarks/support/options'

const NIGHTS = 3

/**
 * What finance asks of two years of business (`demo:fill`): every report over HTTP by one client, and the
 * comparison of all orders, payments and invoices. The alternative of the same run: the report of this month.
 */
export const bench: Benchmark = ({ say, args }) =>
  inHouse(async (house) => {
    const { orders, requests } = numbersFrom(args, { orders: 100_000, requests: 40 })
    const { fillUpTo } = await import('#benchmarks/support/screen_paths')
    const { reportPaths, timeReconciling } = await import('#benchmarks/support/finance')
    await fillUpTo(orders, say)
    const reconciling = await timeReconciling(NIGHTS)
    const kinds = { ...reportPaths(), 'this month': ['/desk/invoice-reports?by=rate'] }
    await house.open()

    const finance = await house.visitor('finance')
    const figures: Record<string, string> = {}
    const p95s: number[] = []
    for (const [kind, paths] of Object.entries<Kinds[string]>(kinds)) {
      const { all } = await askPages(finance, { [kind]: paths }, requests)
      figures[kind] = `${all.percentile(0.5)} / ${all.percentile(0.95)} ms`
      p95s.push(all.percentile(0.95))
      say(`${kind}: ${figures[kind]}`)
    }
    return { orders, requests, ...figures, slowestP95Ms: Math.max(...p95s), ...reconciling }
  })
