import type { Benchmark } from '#benchmarks/support/benchmark'
import { cpuSecondsOf } from '#benchmarks/support/cpu'
import { inHouse } from '#benchmarks/support/house'
import { megabytesOf } from '#benchmarks/support/memory'
import { numbersFrom } from '#benchmarks/support/options'
import { comparePrinting } from '#benchmarks/support/print_in_chromium'
import { rounded } from '#benchmarks/support/timings'

const COMPARED = 100
const LOOKS_KEPT = 5

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
    say(`completing ${invoices} orders`)
    await completedOrders(invoices)

    await house.open()
    const worker = (what: 'VmRSS' | 'VmHWM') => megabytesOf('bin/worker.ts', house.dataDir, what)
    const resident: number[] = []
    const before = cpuSecondsOf(house.dataDir)
    const seconds = await follow.followInvoices(invoices, (complete) => {
      if (complete < ((resident.length + 1) * invoices) / LOOKS_KEPT) return
      resident.push(worker('VmRSS'))
      say(`${complete} of ${invoices}, worker ${resident.at(-1)} MB`)
    })
    const after = cpuSecondsOf(house.dataDir)
    const cpuMs = (part: keyof typeof after) =>
      rounded(((after[part] - before[part]) / invoices) * 1000, 1)
    const workerPeakMb = worker('VmHWM')
    const faces = await follow.someFaces(Math.min(COMPARED, invoices))
    const { here, pooled } = await follow.compareRendering(faces)
    const printing = await comparePrinting(faces)
    return {
      invoices,
      seconds: rounded(seconds, 1),
      invoicesPerSecond: rounded(invoices / seconds, 1),
      goal: '≥ 60/s, each with signed XML, PDF and OFD',
      cpuMsOfWorker: cpuMs('worker'),
      cpuMsOfDatabase: cpuMs('database'),
      cpuMsOfWeb: cpuMs('web'),
      workerMbOnTheWay: resident.join(', '),
      workerPeakMb,
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
