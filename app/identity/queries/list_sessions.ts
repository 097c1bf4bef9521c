import { createHash } from 'node:crypto'
import encryption from '@adonisjs/core/services/encryption'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { clock } from '#app/platform/clock'
import { IDLE_HOURS } from '#app/identity/session_limits'
import { readMark } from '#app/identity/signed_in_mark'

export interface OpenSession {
  id: string
  /** Names the session on pages; the id itself never leaves the server. */
  handle: string
  browser: string | null
  system: string | null
  signedInAt: DateTime | null
  lastSeenAt: DateTime
}

/** Where somebody is signed in now, the session used last first. */
export async function listSessions(userId: string): Promise<OpenSession[]> {
  const rows = await db
    .from('sessions')
    .where('user_id', userId)
    .where('expires_at', '>', clock.now().toISO() ?? '')
    .orderBy('expires_at', 'desc')
    .limit(50)
  return rows.map((row) => {
    const mark = readMark(encryption.decrypt<Record<string, unknown>>(row.data, row.id) ?? {})
    return {
      id: row.id,
      handle: sessionHandle(row.id),
      browser: mark?.browser ?? null,
      system: mark?.system ?? null,
      signedInAt: mark ? DateTime.fromISO(mark.at) : null,
      lastSeenAt: DateTime.fromJSDate(row.expires_at).minus({ hours: IDLE_HOURS }),
    }
  })
}

export function sessionHandle(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('base64url').slice(0, 16)
}
