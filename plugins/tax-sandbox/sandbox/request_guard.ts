import type { IncomingHttpHeaders } from 'node:http'
import { DateTime } from 'luxon'
import { clock } from '#app/platform/clock'
import { isSignedWith, requestText } from '../signature.js'
import type { Store } from './store.js'

const WINDOW = { minutes: 5 }

/** Lets only fresh calls of the known caller in, each once. */
export class RequestGuard {
  constructor(
    private readonly store: Store,
    private readonly callerKey: string
  ) {}

  /** The code for what is wrong with a call, or null. */
  faultOf(path: string, headers: IncomingHttpHeaders, body: string): string | null {
    const header = (name: string) => String(headers[`sandbox-${name}`] ?? '')
    const [timestamp, nonce] = [header('timestamp'), header('nonce')]
    const text = requestText({ path, timestamp, nonce, body })
    if (!isSignedWith(text, header('signature'), this.callerKey)) return 'BAD_SIGNATURE'

    const signedAt = DateTime.fromISO(timestamp, { zone: 'utc' })
    const now = clock.now()
    if (!(signedAt > now.minus(WINDOW) && signedAt < now.plus(WINDOW))) return 'STALE'
    return this.#spend(nonce, now) ? null : 'REPLAYED'
  }

  #spend(nonce: string, now: DateTime): boolean {
    const forgotten = clock.timestamp(now.minus(WINDOW).minus(WINDOW))
    return this.store.atomically(() => {
      this.store.run('delete from nonces where used_at < ?', forgotten)
      const sql = 'insert or ignore into nonces values (?, ?)'
      return this.store.run(sql, nonce, clock.timestamp(now)) === 1
    })
  }
}
