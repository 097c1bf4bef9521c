import type { Benchmark } from '#benchmarks/support/benchmark'
import { inHouse } from '#benchmarks/support/house'
import { numbersFrom } from '#benchmarks/support/options'

const LOOKS = 10

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
    const { watchInvoices } = await import('#benchmarks/support/watch_invoices')
    say(`completing ${invoices} orders`)
    await completedOrders(invoices)
    await forgetCompletions()
    await house.open()
    await startBatch()
    const figures = await watchInvoices({ dataDir: house.dataDir, invoices, looks: LOOKS, say })
    return { ...figures, goal: '≥ 60/s, each with signed XML, PDF and OFD; flat memory' }
  })
