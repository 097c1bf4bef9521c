import type { IncomingHttpHeaders } from 'node:http'
import { DateTime } from 'luxon'
import { clock } from '#app/platform/clock'
import { callText, isSignedBy } from '../signature.js'
import type { Store } from './store.js'

const WINDOW = { minutes: 5 }

/** Lets only fresh calls of the customer in, each once. */
export class RequestGuard {
  constructor(
    private readonly store: Store,
    private readonly customerKey: string
  ) {}

  /** The courier's code for what is wrong with a call, or null. */
  faultOf(path: string, headers: IncomingHttpHeaders, body: string): string | null {
    const header = (name: string) => String(headers[`x-${name}`] ?? '')
    const [timestamp, nonce] = [header('timestamp'), header('nonce')]
    const text = callText(path, timestamp, nonce, body)
    if (!isSignedBy(text, header('signature'), this.customerKey)) return 'BAD_SIGNATURE'

    const signedAt = DateTime.fromISO(timestamp, { zone: 'utc' })
    const now = clock.now()
    if (!(signedAt > now.minus(WINDOW) && signedAt < now.plus(WINDOW))) return 'STALE'
    const oldest = clock.timestamp(now.minus(WINDOW).minus(WINDOW))
    this.store.run('delete from nonces where used_at < ?', oldest)
    const sql = 'insert or ignore into nonces values (?, ?)'
    return this.store.run(sql, nonce, clock.timestamp(now)) === 1 ? null : 'REPLAYED'
  }
}
