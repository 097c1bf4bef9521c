import type { Worker } from 'node:worker_threads'
import type { InvoiceFace } from '#app/documents/invoice_face'
import type { InvoiceFiles } from '#app/documents/make_invoice_files'
import type { Rendered, RenderingJob } from '#app/documents/rendering_thread'
import type { Signing } from '#app/documents/signatures/signing'
import { startThread } from '#app/platform/threads/start_thread'

/**
 * Renders and signs in threads, so that the event loop stays free and all cores work. Threads start when there is work
 * and end when there was none for a while; an idle one never keeps the process alive.
 */
export class RenderingPool {
  #idle: Worker[] = []
  #busy = 0
  #waiting: (() => void)[] = []
  #idleTimer: NodeJS.Timeout | undefined

  constructor(private readonly settings: { threads: number; idleMs: number }) {}

  /** Rejects when a file cannot be made; the next one is not hindered. */
  async render(face: InvoiceFace, signing: Signing | null = null): Promise<InvoiceFiles> {
    const thread = await this.#take()
    try {
      const rendered = await ask(thread, { face, signing })
      this.#idle.push(thread)
      if ('error' in rendered) throw new Error(`an invoice cannot be rendered: ${rendered.error}`)
      const { xml, pdf, ofd } = rendered
      return { xml: asBuffer(xml), pdf: asBuffer(pdf), ofd: asBuffer(ofd) }
    } finally {
      this.#giveBack()
    }
  }

  /** Ends the idle threads; there are only such when nothing is being rendered. */
  async close(): Promise<void> {
    clearTimeout(this.#idleTimer)
    await Promise.all(this.#idle.splice(0).map((thread) => thread.terminate()))
  }

  async #take(): Promise<Worker> {
    clearTimeout(this.#idleTimer)
    if (this.#busy >= this.settings.threads)
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    else this.#busy++
    return this.#idle.pop() ?? startThread(new URL('./rendering_thread.js', import.meta.url), null)
  }

  /** Hands the place to whoever waits. A thread that died is not among the idle: a new one is started. */
  #giveBack(): void {
    const next = this.#waiting.shift()
    if (next) return next()
    this.#busy--
    if (this.#busy === 0)
      this.#idleTimer = setTimeout(() => void this.close(), this.settings.idleMs).unref()
  }
}

function ask(thread: Worker, job: RenderingJob): Promise<Rendered> {
  const { promise, resolve, reject } = Promise.withResolvers<Rendered>()
  const onExit = () => reject(new Error('a rendering thread has ended'))
  thread.ref()
  thread.once('message', resolve).once('error', reject).once('exit', onExit)
  thread.postMessage(job)
  return promise.finally(() => {
    thread.off('message', resolve).off('error', reject).off('exit', onExit)
    thread.unref()
  })
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}
