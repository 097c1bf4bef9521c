import type { Benchmark } from '#benchmarks/support/benchmark'
import { inHouse } from '#benchmarks/support/house'
import { megabytesOf } from '#benchmarks/support/memory'
import { numbersFrom } from '#benchmarks/support/options'
import { rounded } from '#benchmarks/support/timings'

const COMPARED = 100

/**
 * Invoices from the completed order through draft, rules, tax sandbox and rendering to two stored files, in the
 * worker of an open house. The alternative of the same run: the files made without the rendering threads.
 */
export const bench: Benchmark = ({ say, args }) =>
  inHouse(async (house) => {
    const { invoices } = numbersFrom(args, { invoices: 1000 })
    const { completedOrders } = await import('#benchmarks/support/completed_orders')
    const { compareRendering, followInvoices } = await import('#benchmarks/support/follow_invoices')
    say(`completing ${invoices} orders`)
    await completedOrders(invoices)

    await house.open()
    const seconds = await followInvoices(invoices, say)
    const workerPeakMb = megabytesOf('bin/worker.ts', house.dataDir, 'VmHWM')
    const { here, pooled } = await compareRendering(Math.min(COMPARED, invoices))
    return {
      invoices,
      seconds: rounded(seconds, 1),
      invoicesPerSecond: rounded(invoices / seconds, 1),
      goal: '≥ 40/s, each with XML and PDF',
      workerPeakMb,
      renderedPerSecond: rounded(pooled, 1),
      renderedWithoutThreads: rounded(here, 1),
      timesWithoutThreads: rounded(pooled / here, 1),
    }
  })
