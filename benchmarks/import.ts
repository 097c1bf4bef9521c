import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Benchmark } from '#benchmarks/support/benchmark'
import { generateSheet } from '#benchmarks/support/generate_sheet'
import { inHouse } from '#benchmarks/support/house'
import { megabytesOf } from '#benchmarks/support/memory'
import { numbersFrom } from '#benchmarks/support/options'
import { rounded } from '#benchmarks/support/timings'

/**
 * An order sheet, from its upload at the desk to the moment at which its last row is an order that the desk
 * finds, with the memory of both processes at their highest. The alternative of the same run: one transaction
 * an order.
 */
export const bench: Benchmark = ({ say, args }) =>
  inHouse(async (house) => {
    const { rows } = numbersFrom(args, { rows: 20_000 })
    const { followImport } = await import('#benchmarks/support/follow_import')
    const { orderDrafts } = await import('#benchmarks/support/order_drafts')
    const { placeOneByOne } = await import('#benchmarks/support/place_and_submit')

    const one = await orderDrafts(Math.min(500, rows), 2)
    say(`${one.length} orders one by one`)
    const oneByOne = await placeOneByOne(one)

    await house.open()
    const bytes = await sheetOf(rows)
    const clerk = await house.visitor('clerk')
    await clerk.get('/desk/imports')
    say(`${rows} rows, ${rounded(bytes.length / 1024 / 1024, 1)} MB`)
    const startedAt = performance.now()
    const answer = await clerk.upload('/desk/imports', 'sheet', { name: 'orders.xlsx', bytes })
    const importId = answer.location?.split('/').at(-1)
    if (!importId) throw new Error(`the upload answered ${answer.status}`)
    const verdicts = await followImport(importId, say)
    const last = await clerk.get(`/desk/search?q=G1-${String(rows).padStart(7, '0')}`)
    const seconds = (performance.now() - startedAt) / 1000
    if (!last.text.includes('data-found')) throw new Error('the last row is not found')

    return {
      rows,
      ...verdicts,
      seconds: rounded(seconds, 1),
      rowsPerSecond: Math.round(rows / seconds),
      workerPeakMb: megabytesOf('bin/worker.ts', house.dataDir, 'VmHWM'),
      serverPeakMb: megabytesOf('bin/server.ts', house.dataDir, 'VmHWM'),
      oneByOnePerSecond: Math.round(oneByOne),
      timesOneByOne: rounded(rows / seconds / oneByOne, 1),
      goal: '≥ 2000 rows/s, < 400 MB',
    }
  })

async function sheetOf(rows: number): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'sheet-'))
  try {
    const path = join(folder, 'orders.xlsx')
    await generateSheet(path, { rows, seed: 1, format: 'xlsx' })
    return readFileSync(path)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
