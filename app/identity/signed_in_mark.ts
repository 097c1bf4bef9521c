import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import { clock } from '#app/platform/clock'
import { ABSOLUTE_HOURS } from '#app/identity/session_limits'

const KEY = 'signed_in'

/** What a session remembers of its beginning: no address and no full browser text, those are personal. */
export interface SignedInMark {
  at: string
  browser: string | null
  system: string | null
}

// The first that matches counts, because browsers also carry the names of those they imitate.
const BROWSERS = [
  ['wechat', 'MicroMessenger'],
  ['edge', 'Edg'],
  ['firefox', 'Firefox'],
  ['chrome', 'Chrome'],
  ['safari', 'Safari'],
] as const
const SYSTEMS = [
  ['windows', 'Windows'],
  ['android', 'Android'],
  ['ios', 'iPhone'],
  ['ios', 'iPad'],
  ['macos', 'Mac OS'],
  ['linux', 'Linux'],
] as const

export function browserOf(userAgent: string): Omit<SignedInMark, 'at'> {
  const browser = BROWSERS.find(([, name]) => userAgent.includes(name))?.[0] ?? null
  const system = SYSTEMS.find(([, name]) => userAgent.includes(name))?.[0] ?? null
  return { browser, system }
}

export function markSignedIn({ session, request }: HttpContext): void {
  const mark: SignedInMark = {
    at: clock.now().toISO() ?? '',
    ...browserOf(request.header('user-agent', '') ?? ''),
  }
  session.put(KEY, mark)
}

export function readMark(values: Record<string, unknown>): SignedInMark | null {
  const mark = values[KEY]
  // Only `markSignedIn` writes under this key, and the session is sealed.
  return typeof mark === 'object' && mark !== null ? (mark as SignedInMark) : null
}

/** Whether a session is so old that its owner must show the password again. */
export function hasOutlived(mark: SignedInMark | null): boolean {
  if (mark === null) return true
  return clock.now().diff(DateTime.fromISO(mark.at)).as('hours') >= ABSOLUTE_HOURS
}
