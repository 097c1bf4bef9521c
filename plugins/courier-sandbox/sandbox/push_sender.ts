import { DateTime } from 'luxon'
import { clock } from '#app/platform/clock'
import { pushText, signText } from '../signature.js'
import type { Store, TellingRow } from './store.js'

const SCANS_PER_PUSH = 20
const MOST_ATTEMPTS = 30
const LONGEST_PAUSE_SECONDS = 3600
const ANSWER_WITHIN_MS = 5000

/**
 * Tells customers what was scanned, several scans in one push, again and again with growing pauses
 * (1 s, 2 s, 4 s … 1 h) until they say that they stored it. What is due stands in the store and
 * survives a kill.
 */
export class PushSender {
  #timer: NodeJS.Timeout | null = null
  #sending: Promise<void> | null = null
  #isClosed = false

  constructor(
    private readonly store: Store,
    private readonly key: string
  ) {
    this.wake()
  }

  /** Part of the caller's transaction; call `wake` after it. */
  add(url: string, scan: object, at: string): void {
    const sql = 'insert into tellings (url, scan, next_at) values (?, ?, ?)'
    this.store.run(sql, url, JSON.stringify(scan), at)
  }

  wake(): void {
    if (this.#isClosed || this.#sending) return
    if (this.#timer) clearTimeout(this.#timer)
    this.#sending = this.#sendDue().finally(() => {
      this.#sending = null
      this.#sleep()
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    if (this.#timer) clearTimeout(this.#timer)
    await this.#sending
  }

  async #sendDue(): Promise<void> {
    const due = this.store.all<TellingRow>(
      'select * from tellings where is_done = 0 and next_at <= ? order by next_at, id limit ?',
      clock.timestamp(),
      SCANS_PER_PUSH * 4
    )
    for (const [url, scans] of Map.groupBy(due, (telling) => telling.url)) {
      for (let at = 0; at < scans.length; at += SCANS_PER_PUSH)
        await this.#send(url, scans.slice(at, at + SCANS_PER_PUSH))
    }
  }

  async #send(url: string, tellings: TellingRow[]): Promise<void> {
    const isStored = await this.#deliver(url, tellings)
    const now = clock.now()
    this.store.atomically(() => {
      for (const { id, attempts } of tellings) {
        const pause = Math.min(2 ** attempts, LONGEST_PAUSE_SECONDS)
        this.store.run(
          'update tellings set is_done = ?, attempts = attempts + 1, next_at = ? where id = ?',
          isStored || attempts + 1 >= MOST_ATTEMPTS ? 1 : 0,
          clock.timestamp(now.plus({ seconds: pause })),
          id
        )
      }
    })
  }

  /** False for every kind of failure: the customer will be told again. */
  async #deliver(url: string, tellings: TellingRow[]): Promise<boolean> {
    const body = `{"scans":[${tellings.map(({ scan }) => scan).join(',')}]}`
    const timestamp = clock.timestamp()
    const headers = {
      'content-type': 'application/json',
      'x-timestamp': timestamp,
      'x-signature': signText(pushText(timestamp, body), this.key),
    }
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS)
    try {
      const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' })
      return answer.status === 200 && (await answer.text()) === '{"code":"STORED"}'
    } catch {
      return false
    }
  }

  #sleep(): void {
    if (this.#isClosed) return
    const next = this.store.one<{ at: string | null }>(
      'select min(next_at) as at from tellings where is_done = 0'
    )
    if (!next?.at) return
    const wait = DateTime.fromISO(next.at).diff(clock.now()).toMillis()
    this.#timer = setTimeout(() => this.wake(), Math.max(wait, 20)).unref()
  }
}
