import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import { clock } from '#app/platform/clock'
import { type Answer, refused, said } from './answers.js'
import type { Store } from './store.js'
import { isTaxpayerId } from './taxpayer_ids.js'

export interface SignInSettings {
  /** How long a sign-in lasts; 0: nobody ever has to sign in. */
  sessionHours: number
  /** A code is scanned by itself after so long; 0: only on its page. */
  scanMs: number
  /** Where the page of a code is: `…/login/<token>`. */
  baseUrl: string
}

interface SignInRow {
  token: string
  seller: string
  scan_until: string
  scanned_at: string | null
}

const SCAN_WITHIN = { minutes: 5 }

/** Whether the person who issues is signed in at the tax side, and how that comes about. */
export class SignIns {
  constructor(
    private readonly store: Store,
    private readonly settings: SignInSettings
  ) {}

  session(seller: string): Answer {
    if (!isTaxpayerId(seller)) return refused('SELLER', 'seller')
    if (this.settings.sessionHours === 0) return said({ state: 'SIGNED_IN', expiresAt: null })
    const end = this.#end(seller)
    const isOver = end === null || end <= clock.now()
    return said({
      state: isOver ? 'LOGIN_NEEDED' : 'SIGNED_IN',
      expiresAt: isOver ? null : clock.timestamp(end),
    })
  }

  /** For a seller that can be one at all. */
  isMissing(seller: string): boolean {
    return isTaxpayerId(seller) && !this.#isSignedIn(seller)
  }

  start(seller: string): Answer {
    if (!isTaxpayerId(seller)) return refused('SELLER', 'seller')
    const [token, end] = [randomUUID(), clock.timestamp(clock.now().plus(SCAN_WITHIN))]
    const sql = 'insert into sign_ins (token, seller, scan_until) values (?, ?, ?)'
    this.store.run(sql, token, seller, end)
    return said({ qrContent: `${this.settings.baseUrl}/login/${token}`, expiresAt: end })
  }

  /** What the page of a code shows; null when there is no such code. */
  stateOf(token: string): 'OPEN' | 'SCANNED' | 'OVER' | null {
    const row = this.store.one<SignInRow>('select * from sign_ins where token = ?', token)
    if (row === null) return null
    if (row.scanned_at !== null) return 'SCANNED'
    return row.scan_until > clock.timestamp() ? 'OPEN' : 'OVER'
  }

  scan(token: string): void {
    const now = clock.timestamp()
    const sql = `update sign_ins set scanned_at = ?
      where token = ? and scanned_at is null and scan_until > ?`
    this.store.run(sql, now, token, now)
  }

  #isSignedIn(seller: string): boolean {
    if (this.settings.sessionHours === 0) return true
    const end = this.#end(seller)
    return end !== null && end > clock.now()
  }

  #end(seller: string): DateTime | null {
    this.#scanByItself(seller)
    const sql = 'select max(scanned_at) as at from sign_ins where seller = ?'
    const at = this.store.one<{ at: string | null }>(sql, seller)?.at ?? null
    const hours = this.settings.sessionHours
    return at === null ? null : DateTime.fromISO(at, { zone: 'utc' }).plus({ hours })
  }

  #scanByItself(seller: string): void {
    const { scanMs } = this.settings
    if (scanMs === 0) return
    const now = clock.now()
    const until = now.minus({ milliseconds: scanMs }).plus(SCAN_WITHIN)
    const sql = `update sign_ins set scanned_at = ?
      where seller = ? and scanned_at is null and scan_until <= ? and scan_until > ?`
    this.store.run(sql, clock.timestamp(now), seller, clock.timestamp(until), clock.timestamp(now))
  }
}
