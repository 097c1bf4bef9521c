import { setTimeout } from 'node:timers/promises'

const PAUSES_MS = [0, 1000, 4000]
const ANSWER_WITHIN_MS = 3000

/**
 * Tells a caller that something is decided: a number and no signature, as other tax sides do. A hint that nobody
 * takes is tried twice more and then forgotten; whoever waits for an answer asks.
 */
export class HintSender {
  readonly #closing = new AbortController()
  readonly #under = new Set<Promise<void>>()

  send(url: string | null, number: string | null): void {
    if (url === null || number === null || this.#closing.signal.aborted) return
    const sending = this.#send(url, JSON.stringify({ number })).finally(() => {
      this.#under.delete(sending)
    })
    this.#under.add(sending)
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await Promise.all(this.#under)
  }

  async #send(url: string, body: string): Promise<void> {
    const { signal } = this.#closing
    for (const pause of PAUSES_MS) {
      const waited = await setTimeout(pause, true, { signal, ref: false }).catch(() => false)
      if (!waited || (await deliver(url, body, signal))) return
    }
  }
}

/** False for every kind of failure. */
async function deliver(url: string, body: string, closing: AbortSignal): Promise<boolean> {
  const signal = AbortSignal.any([closing, AbortSignal.timeout(ANSWER_WITHIN_MS)])
  const headers = { 'content-type': 'application/json' }
  try {
    const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' })
    return answer.status === 200 && (await answer.text()) === '{"code":"NOTED"}'
  } catch {
    return false
  }
}
