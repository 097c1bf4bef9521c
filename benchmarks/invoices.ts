import type { Benchmark } from '#benchmarks/support/benchmark'
import { inHouse } from '#benchmarks/support/house'
import { numbersFrom } from '#benchmarks/support/options'
import { comparePrinting } from '#benchmarks/support/print_in_chromium'
import { rounded } from '#benchmarks/support/timings'

const COMPARED = 100
const LOOKS = 5

/**
 * Invoices from the completed order through draft, rules, tax sandbox, rendering and signing to three stored
 * files, in the worker of an open house. The alternatives of the same run: the files made without the rendering
 * threads, and the same PDF printed by Chromium.
 */
export const bench: Benchmark = ({ say, args }) =>
  inHouse(async (house) => {
    const { invoices } = numbersFrom(args, { invoices: 1000 })
    const { completedOrders } = await import('#benchmarks/support/completed_orders')
    const follow = await import('#benchmarks/support/follow_invoices')
    const { watchInvoices } = await import('#benchmarks/support/watch_invoices')
    say(`completing ${invoices} orders`)
    await completedOrders(invoices)

    await house.open()
    const figures = await watchInvoices({ dataDir: house.dataDir, invoices, looks: LOOKS, say })
    const faces = await follow.someFaces(Math.min(COMPARED, invoices))
    const { here, pooled } = await follow.compareRendering(faces)
    const printing = await comparePrinting(faces)
    return {
      ...figures,
      goal: '≥ 60/s, each with signed XML, PDF and OFD',
      renderedPerSecond: rounded(pooled, 1),
      renderedWithoutThreads: rounded(here, 1),
      timesWithoutThreads: rounded(pooled / here, 1),
      pdfCpuMs: rounded(printing.ours * 1000, 2),
      pdfChromiumCpuMs: rounded(printing.chromium * 1000, 2),
      timesChromium: rounded(printing.chromium / printing.ours, 1),
      goalChromium: '≥ 30',
      pdfKb: printing.oursKb,
      pdfChromiumKb: printing.chromiumKb,
    }
  })
