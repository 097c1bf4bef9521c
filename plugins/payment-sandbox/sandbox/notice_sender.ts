import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import { clock } from '#app/platform/clock'
import { noticeText, signText } from '../signature.js'
import type { NoticeRow, Store } from './store.js'

const MOST_ATTEMPTS = 30
const LONGEST_PAUSE_SECONDS = 3600
const ANSWER_WITHIN_MS = 5000

/**
 * Tells merchants what happened, again and again with growing pauses (1 s, 2 s, 4 s … 1 h) until
 * they say that they stored it. What is due stands in the store and survives a kill.
 */
export class NoticeSender {
  #timer: NodeJS.Timeout | null = null
  #sending: Promise<void> | null = null
  #isClosed = false

  constructor(
    private readonly store: Store,
    private readonly privateKey: string
  ) {
    this.wake()
  }

  /** Part of the caller's transaction; call `wake` after it. */
  add(url: string, notice: object): void {
    const id = randomUUID()
    const body = JSON.stringify({ noticeId: id, ...notice })
    const sql = 'insert into notices (id, url, body, next_at) values (?, ?, ?, ?)'
    this.store.run(sql, id, url, body, clock.timestamp())
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
    const due = this.store.all<NoticeRow>(
      'select * from notices where is_done = 0 and next_at <= ? order by next_at limit 20',
      clock.timestamp()
    )
    await Promise.all(due.map((notice) => this.#send(notice)))
  }

  async #send({ id, url, body, attempts }: NoticeRow): Promise<void> {
    const isStored = await this.#deliver(url, body)
    const pause = Math.min(2 ** attempts, LONGEST_PAUSE_SECONDS)
    this.store.run(
      'update notices set is_done = ?, attempts = attempts + 1, next_at = ? where id = ?',
      isStored || attempts + 1 >= MOST_ATTEMPTS ? 1 : 0,
      clock.timestamp(clock.now().plus({ seconds: pause })),
      id
    )
  }

  /** False for every kind of failure: the merchant will be told again. */
  async #deliver(url: string, body: string): Promise<boolean> {
    const timestamp = clock.timestamp()
    const nonce = randomUUID()
    const headers = {
      'content-type': 'application/json',
      'sandbox-timestamp': timestamp,
      'sandbox-nonce': nonce,
      'sandbox-signature': signText(noticeText({ timestamp, nonce, body }), this.privateKey),
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
    const next = this.store.one<{ at: string | null }>(
      'select min(next_at) as at from notices where is_done = 0'
    )
    if (this.#isClosed || !next?.at) return
    const wait = DateTime.fromISO(next.at).diff(clock.now()).toMillis()
    this.#timer = setTimeout(() => this.wake(), Math.max(wait, 50)).unref()
  }
}
