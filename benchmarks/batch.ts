import type { Benchmark } from '#benchmarks/support/benchmark'
import { cpuSecondsOf } from '#benchmarks/support/cpu'
import { inHouse } from '#benchmarks/support/house'
import { megabytesOf } from '#benchmarks/support/memory'
import { numbersFrom } from '#benchmarks/support/options'
import { rounded } from '#benchmarks/support/timings'

const LOOKS_KEPT = 10

/**
 * One batch of invoices, started as the button on the page of batches does: each of them drafted, judged, asked for at
 * the tax sandbox, signed and stored, with its mail queued. Its memory must not grow with its size.
 */
export const bench: Benchmark = ({ say, args }) =>
  inHouse(async (house) => {
    const { invoices } = numbersFrom(args, { invoices: 10_000 })
    const { completedOrders, forgetCompletions } =
      await import('#benchmarks/support/completed_orders')
    const { startBatch } = await import('#benchmarks/support/start_batch')
    const follow = await import('#benchmarks/support/follow_invoices')
    say(`completing ${invoices} orders`)
    await completedOrders(invoices)
    await forgetCompletions()
    await house.open()
    const worker = (what: 'VmRSS' | 'VmHWM') => megabytesOf('bin/worker.ts', house.dataDir, what)
    const resident: number[] = []
    const before = cpuSecondsOf(house.dataDir)
    await startBatch()
    const seconds = await follow.followInvoices(invoices, (complete) => {
      if (complete < ((resident.length + 1) * invoices) / LOOKS_KEPT) return
      resident.push(worker('VmRSS'))
      say(`${complete} of ${invoices}, worker ${resident.at(-1)} MB`)
    })
    const after = cpuSecondsOf(house.dataDir)
    const cpuMs = (part: keyof typeof after) =>
      rounded(((after[part] - before[part]) / invoices) * 1000, 1)
    return {
      invoices,
      seconds: rounded(seconds, 1),
      invoicesPerSecond: rounded(invoices / seconds, 1),
      goal: '≥ 60/s, each with signed XML, PDF and OFD; flat memory',
      workerMbOnTheWay: resident.join(', '),
      workerPeakMb: worker('VmHWM'),
      cpuMsOfWorker: cpuMs('worker'),
      cpuMsOfDatabase: cpuMs('database'),
      cpuMsOfWeb: cpuMs('web'),
    }
  })
