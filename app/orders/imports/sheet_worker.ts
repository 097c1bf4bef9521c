import { parentPort, workerData } from 'node:worker_threads'
import type { SheetCaps } from '#app/platform/sheets/sheet_caps'
import { judgeSheet } from './judge_sheet.js'

export interface SheetWorkerInput {
  bytes: Uint8Array
  caps: SheetCaps
  /** How many parts may wait for the taker before this thread pauses. */
  partsAhead: number
}

/** The thread's side of `judge_in_worker`: hands out parts and waits when the taker lags behind. */
const { bytes, caps, partsAhead } = workerData as SheetWorkerInput
const port = parentPort
if (!port) throw new Error('sheet_worker runs in a worker thread only')

let credit = partsAhead
let resume: (() => void) | null = null
port.on('message', () => {
  credit++
  resume?.()
})

for await (const part of judgeSheet(bytes, caps)) {
  while (credit === 0) await new Promise<void>((resolve) => (resume = resolve))
  credit--
  port.postMessage(part)
}
port.close()
