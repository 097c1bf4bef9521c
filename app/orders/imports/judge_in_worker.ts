import { on } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { SHEET_CAPS, type SheetCaps } from '#app/platform/sheets/sheet_caps'
import { startThread } from '#app/platform/threads/start_thread'
import type { SheetPart } from './judged_sheet.js'
import type { SheetWorkerInput } from './sheet_worker.js'

const PARTS_AHEAD = 8
/** The thread watches its own time between chunks; this ends one that no longer gets there. */
const GRACE_MS = 10_000

/**
 * `judgeSheet` in a thread, so that the event loop stays free. At most a few parts wait in memory: the
 * thread pauses while the taker is busy. Leaving the loop early ends the thread.
 */
export async function* judgeInWorker(
  bytes: Uint8Array,
  caps: SheetCaps = SHEET_CAPS
): AsyncGenerator<SheetPart> {
  const input: SheetWorkerInput = { bytes, caps, partsAhead: PARTS_AHEAD }
  const thread = startThread(new URL('./sheet_worker.js', import.meta.url), input)
  const messages = on(thread, 'message', { close: ['exit'] })
  try {
    for (;;) {
      const part = await nextPart(thread, messages, caps.milliseconds + GRACE_MS)
      if (!part) return
      yield part
      thread.postMessage('taken')
    }
  } finally {
    await thread.terminate()
  }
}

/** Null at the end of the sheet. */
async function nextPart(
  thread: Worker,
  messages: AsyncIterator<unknown[]>,
  patienceMs: number
): Promise<SheetPart | null> {
  let isTooSlow = false
  const alarm = setTimeout(() => {
    isTooSlow = true
    void thread.terminate()
  }, patienceMs)
  try {
    const next = await messages.next()
    if (isTooSlow) return { type: 'refused', failure: { type: 'too_slow' } }
    return next.done ? null : (next.value[0] as SheetPart)
  } catch (error) {
    if (isOutOfMemory(error)) return { type: 'refused', failure: { type: 'too_large' } }
    throw error
  } finally {
    clearTimeout(alarm)
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
