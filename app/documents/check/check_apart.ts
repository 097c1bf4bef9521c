import type { Worker } from 'node:worker_threads'
import type { Originals } from '#app/documents/check/compare_file'
import type { FileChange } from '#app/documents/check/file_change'
import type { Inspection, InspectionFailure } from '#app/documents/inspect/inspection'
import { startThread } from '#app/platform/threads/start_thread'
import { failed, type Result } from '#app/platform/result'

const THREAD = new URL('./checking_thread.js', import.meta.url)
const MOST_AT_ONCE = 2
const SECONDS = 10

let running = 0
const waiting: (() => void)[] = []

/** A stranger's file in a thread of its own, with an end to its time and its memory. */
export class FileApart {
  constructor(private readonly thread: Worker) {}

  async inspect(): Promise<Result<Inspection, InspectionFailure>> {
    const answer = await this.#ask<Result<Inspection, InspectionFailure>>(null)
    return answer ?? failed({ type: 'too_large' })
  }

  /** `compareFile`; what takes too long is no original. */
  async compare(originals: Originals): Promise<FileChange[]> {
    return (await this.#ask<FileChange[]>(originals)) ?? [{ type: 'bytes' }]
  }

  /** Null when the thread ran out of time or memory, or has ended before. */
  async #ask<Answer>(originals: Originals | null): Promise<Answer | null> {
    const { thread } = this
    const { promise, resolve, reject } = Promise.withResolvers<Answer | null>()
    const onExit = () => resolve(null)
    const onError = (error: Error) =>
      'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(null) : reject(error)
    const timer = setTimeout(() => void thread.terminate(), SECONDS * 1000)
    thread.once('message', resolve).once('error', onError).once('exit', onExit)
    if (thread.threadId === -1) resolve(null)
    thread.postMessage(originals)
    try {
      return await promise
    } finally {
      clearTimeout(timer)
      thread.off('message', resolve).off('error', onError).off('exit', onExit)
    }
  }
}

/** Few files are read at once; the thread ends when `use` has ended. */
export async function withFileApart<Value>(
  bytes: Uint8Array,
  use: (file: FileApart) => Promise<Value>
): Promise<Value> {
  if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running++
  const thread = startThread(THREAD, bytes)
  // One that dies between two questions is found out by the next of them.
  thread.on('error', () => null)
  try {
    return await use(new FileApart(thread))
  } finally {
    await thread.terminate()
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
